using Escalade.Physics.Models;

namespace Escalade.Physics.Mjcf;

/// <summary>Reads models in MuJoCo's format: MJCF.</summary>
public static class MjcfFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="MjcfException">It is no model, or uses something that is not supported: the message says what, and the line.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Model Load(string path)
    {
        using var reader = new StreamReader(path);
        return Parse(reader, Path.GetFileName(path));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="MjcfException">It is no model, or uses something that is not supported: the message says what, and the line.</exception>
    public static Model Parse(TextReader xml, string name) => MjcfReader.Read(xml, name);
}
