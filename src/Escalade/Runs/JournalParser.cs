using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Escalade.Training;
using static Escalade.Runs.JournalFormat;

namespace Escalade.Runs;

/// <summary>Reads a journal from its beginning.</summary>
/// <param name="path">Names the file in messages.</param>
/// <param name="stream">The file, at its beginning; its owner's.</param>
internal sealed class JournalParser(string path, FileStream stream)
{
    private byte[] _buffer = new byte[4096];

    /// <exception cref="RunFormatException">The header is damaged, of another run or of another format.</exception>
    public void ReadHeader(ReadOnlySpan<byte> identity)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength
            || !header.StartsWith(Magic))
        {
            throw new RunFormatException(path, "this is not a journal: its header is missing or damaged at offset 0.");
        }
        // The checksum comes first: a damaged version number is damage, not a newer version.
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[44..]) != Checksum(header[..44]))
        {
            throw new RunFormatException(path, "the header is damaged at offset 0.");
        }
        RunFormat.Require(BinaryPrimitives.ReadInt32LittleEndian(header[8..]), path);
        if (!identity.SequenceEqual(header[12..44]))
        {
            throw new RunFormatException(
                path, "it does not belong to the run.json beside it: one of the two was changed or replaced. Restore run.json.");
        }
    }

    /// <summary>Hands out the records that follow the header.</summary>
    /// <returns>Where the last whole record ends; what lies beyond was cut off in writing.</returns>
    /// <exception cref="RunFormatException">Damage other than a torn last record.</exception>
    public long ReadRecords(IJournalReader reader, Action<string> warn)
    {
        var results = new GenerationResults(reader.ObservationSize, reader.BehaviorSize);
        var end = stream.Length;
        while (stream.Position < end)
        {
            var offset = stream.Position;
            if (!TryReadRecord(offset, end, out var kind, out var generation, out var payload))
            {
                warn($"{path}: the last record, at offset {offset}, was cut off in writing; it is dropped and evaluated again.");
                return offset;
            }
            var at = $"at offset {offset}";
            switch (kind)
            {
                case JournalRecordKind.Generation:
                    var (seconds, hash) = ReadGeneration(at, generation, payload, results);
                    reader.OnGeneration(results, seconds, hash, at);
                    break;
                case JournalRecordKind.Confirmation when payload.Length == ConfirmationLength:
                    reader.OnConfirmation(
                        new Confirmation(
                            generation,
                            BinaryPrimitives.ReadDoubleLittleEndian(payload),
                            BinaryPrimitives.ReadInt32LittleEndian(payload[8..]),
                            BinaryPrimitives.ReadInt64LittleEndian(payload[12..]),
                            BinaryPrimitives.ReadInt64LittleEndian(payload[20..])),
                        at);
                    break;
                default:
                    throw new RunFormatException(path, $"unknown kind of record {at}.");
            }
        }
        return end;
    }

    /// <summary>False when the file ends within the record, or the record is the last and its payload was not written whole.</summary>
    private bool TryReadRecord(
        long offset, long end, out JournalRecordKind kind, out int generation, out ReadOnlySpan<byte> payload)
    {
        kind = default;
        generation = 0;
        payload = default;
        if (end - offset < HeadLength)
        {
            return false;
        }
        var head = _buffer.AsSpan(0, HeadLength);
        stream.ReadExactly(head);
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != Mark
            || BinaryPrimitives.ReadUInt32LittleEndian(head[16..]) != Checksum(head[..16]))
        {
            // After a power cut a file system may show the new length before the new bytes: zeros to the end.
            if (head.IndexOfAnyExcept((byte)0) < 0 && RestIsZero())
            {
                return false;
            }
            throw new RunFormatException(path, $"damaged at offset {offset}: no record begins here.");
        }
        kind = (JournalRecordKind)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        var length = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
        generation = BinaryPrimitives.ReadInt32LittleEndian(head[12..]);
        var next = offset + HeadLength + (long)length + 4;
        if (length < 0)
        {
            throw new RunFormatException(path, $"damaged at offset {offset}: a record of {length} bytes.");
        }
        if (next > end)
        {
            return false;
        }
        if (_buffer.Length < length + 4)
        {
            _buffer = new byte[2 * (length + 4)];
        }
        stream.ReadExactly(_buffer, 0, length + 4);
        if (BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(length)) != Checksum(_buffer.AsSpan(0, length)))
        {
            if (next == end)
            {
                return false;
            }
            throw new RunFormatException(path, $"damaged: the record at offset {offset} does not match its checksum.");
        }
        payload = _buffer.AsSpan(0, length);
        return true;
    }

    private bool RestIsZero()
    {
        int read;
        while ((read = stream.Read(_buffer)) > 0)
        {
            if (_buffer.AsSpan(0, read).IndexOfAnyExcept((byte)0) >= 0)
            {
                return false;
            }
        }
        return true;
    }

    private (double Seconds, byte[] Hash) ReadGeneration(
        string at, int generation, ReadOnlySpan<byte> payload, GenerationResults results)
    {
        var size = results.Observations.Mean.Length;
        if (payload.Length < FixedLength)
        {
            throw new RunFormatException(path, $"a generation of {payload.Length} bytes {at}.");
        }
        var seconds = BinaryPrimitives.ReadDoubleLittleEndian(payload);
        var candidates = BinaryPrimitives.ReadInt32LittleEndian(payload[8..]);
        var evaluations = BinaryPrimitives.ReadInt32LittleEndian(payload[12..]);
        var behaviorSize = BinaryPrimitives.ReadInt32LittleEndian(payload[16..]);
        var count = BinaryPrimitives.ReadInt64LittleEndian(payload[20..]);
        var expected = FixedLength + ((long)candidates + evaluations) * EpisodeLength + (long)candidates * behaviorSize * sizeof(double)
            + (count == 0 ? 0 : 2L * size * sizeof(double)) + HashLength;
        if (candidates < 1 || evaluations < 0 || count < 0 || behaviorSize != results.BehaviorSize || expected != payload.Length)
        {
            throw new RunFormatException(path, $"a generation that contradicts itself, or the task, {at}.");
        }
        results.Generation = generation;
        results.Resize(candidates, evaluations);
        var rest = payload[FixedLength..];
        rest = ReadEpisodes(rest, results.CandidatesToWrite[..candidates]);
        rest = ReadEpisodes(rest, results.EvaluationsToWrite[..evaluations]);
        var behaviors = MemoryMarshal.Cast<byte, double>(rest[..(candidates * behaviorSize * sizeof(double))]);
        behaviors.CopyTo(results.BehaviorsToWrite);
        rest = rest[(behaviors.Length * sizeof(double))..];
        results.Observations.Clear();
        results.Observations.Count = count;
        if (count > 0)
        {
            var moments = MemoryMarshal.Cast<byte, double>(rest[..(2 * size * sizeof(double))]);
            moments[..size].CopyTo(results.Observations.Mean);
            moments[size..].CopyTo(results.Observations.SquaredDeviations);
        }
        return (seconds, payload[^HashLength..].ToArray());
    }

    private static ReadOnlySpan<byte> ReadEpisodes(ReadOnlySpan<byte> source, Span<EpisodeResult> episodes)
    {
        foreach (ref var episode in episodes)
        {
            episode = new EpisodeResult(
                BinaryPrimitives.ReadDoubleLittleEndian(source), BinaryPrimitives.ReadInt32LittleEndian(source[8..]));
            source = source[EpisodeLength..];
        }
        return source;
    }
}
