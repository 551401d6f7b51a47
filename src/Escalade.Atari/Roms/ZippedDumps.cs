using System.IO.Compression;
using Escalade.Atari.Cartridges;

namespace Escalade.Atari.Roms;

/// <summary>Zip archives, as dumps of cartridges are often kept.</summary>
internal static class ZippedDumps
{
    private const int Smallest = 22;

    /// <summary>Whether a file begins as a zip archive does.</summary>
    public static bool IsZip(string file)
    {
        // Nor is a pipe opened, which would wait for somebody who writes.
        if (new FileInfo(file).Length < Smallest)
        {
            return false;
        }
        using var stream = File.OpenRead(file);
        Span<byte> start = stackalloc byte[4];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK\x03\x04"u8);
    }

    /// <summary>What may be a cartridge in an archive, by name; nothing if the archive is damaged.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Read(string file)
    {
        try
        {
            using var archive = ZipFile.OpenRead(file);
            return [.. archive.Entries
                .Where(entry => CartridgeDetector.IsPossibleSize(entry.Length))
                .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
                .Select(entry => (entry.FullName, Read(entry)))];
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return [];
        }
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        // No more than the archive says: it may hold more.
        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
