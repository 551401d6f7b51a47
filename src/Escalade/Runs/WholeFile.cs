namespace Escalade.Runs;

/// <summary>Writes files aside and then renames them, so that one that is there is whole.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="write">Writes what it holds.</param>
    /// <exception cref="IOException">It could not be written; nothing is left of the attempt.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var aside = path + ".part";
        try
        {
            using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            // What a full disk holds of it helps nobody.
            File.Delete(aside);
            throw;
        }
    }
}
