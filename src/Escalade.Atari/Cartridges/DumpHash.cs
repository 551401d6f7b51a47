using System.Security.Cryptography;

namespace Escalade.Atari.Cartridges;

/// <summary>The name by which a dump is known, whatever its file is called.</summary>
internal static class DumpHash
{
    /// <summary>MD5 of a dump, in lower-case hexadecimal.</summary>
    public static string Of(ReadOnlySpan<byte> dump) =>
#pragma warning disable CA5351 // Dumps are known by their MD5; nothing is kept safe by it.
        Convert.ToHexStringLower(MD5.HashData(dump));
#pragma warning restore CA5351
}
