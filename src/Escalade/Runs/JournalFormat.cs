using System.Numerics;
using System.Runtime.InteropServices;

namespace Escalade.Runs;

/// <summary>How a journal lies on the disk.</summary>
/// <remarks>
/// <para>Little-endian. A header of 48 bytes: "ESCALADE", format version, 32 bytes that identify run.json, CRC-32C.
/// Then records: a head of 20 bytes (mark, kind, payload length, generation, CRC-32C of the head), the payload, its
/// CRC-32C. The head's own checksum tells a length that was damaged from a record that was cut off.</para>
/// <para>A generation's payload: seconds of training so far, candidates, evaluations, numbers in a behaviour, count of observations, then each
/// candidate's return and length, each evaluation's, the candidates' behaviours, the observations' means and squared deviations
/// if their count is not 0, and the SHA-256 of the state it leads to.</para>
/// <para>A confirmation's payload: mean return, episodes, their timesteps, timesteps of training before it.</para>
/// </remarks>
internal static class JournalFormat
{
    public const int HeaderLength = 48;
    public const int HeadLength = 20;
    public const int HashLength = 32;
    public const uint Mark = 0x4A435345; // "ESCJ"
    public const int FixedLength = 8 + 4 + 4 + 4 + 8;
    public const int EpisodeLength = 8 + 4;
    public const int ConfirmationLength = 8 + 4 + 8 + 8;

    public static ReadOnlySpan<byte> Magic => "ESCALADE"u8;

    /// <summary>CRC-32C (Castagnoli), as iSCSI and ext4 have it.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, word);
        }
        foreach (var one in bytes[(bytes.Length & ~7)..])
        {
            crc = BitOperations.Crc32C(crc, one);
        }
        return ~crc;
    }
}
