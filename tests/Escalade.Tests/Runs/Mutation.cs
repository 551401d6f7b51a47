using CsCheck;

namespace Escalade.Tests.Runs;

/// <summary>Random damage to a file: what disks, copies and editors do, and worse.</summary>
internal static class Mutation
{
    /// <summary>One to three changes, the same every time it is applied to the same bytes.</summary>
    public static readonly Gen<Change[]> Gen =
        CsCheck.Gen.Select(CsCheck.Gen.Int[0, 7], CsCheck.Gen.Int[0, int.MaxValue - 1], CsCheck.Gen.Int[0, int.MaxValue - 1], CsCheck.Gen.Byte)
            .Select((kind, at, more, value) => new Change(kind, at, more, value)).Array[1, 3];

    public static byte[] Apply(this Change[] changes, byte[] bytes) => changes.Aggregate(bytes, (b, change) => change.Apply(b));

    internal sealed record Change(int Kind, int At, int More, byte Value)
    {
        public byte[] Apply(byte[] bytes)
        {
            if (bytes.Length == 0)
            {
                return [Value];
            }
            var copy = bytes.ToArray();
            var at = At % bytes.Length;
            var some = 1 + More % Math.Min(64, bytes.Length);
            switch (Kind)
            {
                case 0: copy[at] ^= (byte)(1 << (Value & 7)); return copy;
                case 1: copy[at] = Value; return copy;
                case 2: return copy[..at];
                case 3: return [.. copy[..at], .. Enumerable.Repeat(Value, some), .. copy[at..]];
                case 4: return [.. copy[..at], .. copy[Math.Min(copy.Length, at + some)..]];
                case 5: copy.AsSpan(at).Clear(); return copy; // A tail of zeros, as after a power cut.
                case 6: return [.. copy, .. new byte[some]];
                default: // A piece of the file where another was.
                    var from = More % copy.Length;
                    copy.AsSpan(from, Math.Min(some, copy.Length - Math.Max(at, from))).ToArray().CopyTo(copy.AsSpan(at));
                    return copy;
            }
        }
    }
}
