namespace Escalade.Runs;

/// <summary>Writes a file under a temporary name and then renames it, so that nobody ever sees half a file.</summary>
internal static class AtomicFile
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
            // A part of a file is of no use, and the disk may be full.
            File.Delete(aside);
            throw;
        }
    }
}
