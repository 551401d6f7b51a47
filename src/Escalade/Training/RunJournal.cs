using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Escalade.Training;

/// <summary>
/// The truth of a run: the scalars of every generation, appended and flushed before they count. Any generation's
/// parameters can be folded from it; everything else in the run directory is a shortcut.
/// </summary>
/// <remarks>
/// <para>Little-endian. A header of 48 bytes: "ESCALADE", format version, 32 bytes that identify run.json, CRC-32C.
/// Then records: a head of 20 bytes (mark, kind, payload length, generation, CRC-32C of the head), the payload, its
/// CRC-32C. The head's own checksum tells a length that was damaged from a record that was cut off.</para>
/// <para>A generation's payload: seconds of training so far, pairs, evaluations, count of observations, then each
/// episode's return and length, each evaluation's, the observations' sums and sums of squares, and the SHA-256 of the
/// state it leads to.</para>
/// </remarks>
internal sealed class RunJournal : IDisposable
{
    /// <summary>Raised when a reader of the old format could not read the new one.</summary>
    public const int FormatVersion = 1;

    private const int HeaderLength = 48;
    private const int HeadLength = 20;
    private const int HashLength = 32;
    private const uint Mark = 0x4A435345; // "ESCJ"
    private const int FixedLength = 8 + 4 + 4 + 8;
    private const int EpisodeLength = 8 + 4;
    private const int ConfirmationLength = 8 + 4 + 8 + 8;

    private readonly FileStream _stream;
    private byte[] _buffer = new byte[4096];

    private RunJournal(FileStream stream) => _stream = stream;

    private static ReadOnlySpan<byte> Magic => "ESCALADE"u8;

    /// <summary>Begins a journal.</summary>
    /// <param name="path">Must not exist.</param>
    /// <param name="identity">32 bytes: the SHA-256 of run.json.</param>
    public static RunJournal Create(string path, ReadOnlySpan<byte> identity)
    {
        var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            Span<byte> header = stackalloc byte[HeaderLength];
            Magic.CopyTo(header);
            BinaryPrimitives.WriteInt32LittleEndian(header[8..], FormatVersion);
            identity.CopyTo(header[12..44]);
            BinaryPrimitives.WriteUInt32LittleEndian(header[44..], Checksum(header[..44]));
            stream.Write(header);
            stream.Flush(flushToDisk: true);
            return new RunJournal(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens a journal and hands its records to <paramref name="reader"/> one by one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="identity">32 bytes: the SHA-256 of run.json.</param>
    /// <param name="writable">False to only read: nothing is changed, a torn end is left in place.</param>
    /// <param name="reader">Receives the records.</param>
    /// <param name="warn">Receives what was mended.</param>
    /// <exception cref="RunFormatException">Damage other than a torn last record, or a newer version.</exception>
    public static RunJournal Open(
        string path, ReadOnlySpan<byte> identity, bool writable, IJournalReader reader, Action<string> warn)
    {
        var journal = new RunJournal(OpenStream(path, writable));
        try
        {
            journal.ReadHeader(path, identity);
            journal.ReadRecords(path, writable, reader, warn);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Looks at the header alone.</summary>
    /// <exception cref="RunFormatException">It is damaged, of another run or of a newer version, or there is no journal.</exception>
    public static void Verify(string path, ReadOnlySpan<byte> identity)
    {
        using var journal = new RunJournal(OpenStream(path, writable: false));
        journal.ReadHeader(path, identity);
    }

    /// <summary>Appends a generation; when this returns it is on the disk.</summary>
    /// <param name="results">The generation's scalars.</param>
    /// <param name="seconds">Training time so far; for people, not part of the state.</param>
    /// <param name="stateHash">32 bytes: the state they lead to.</param>
    /// <exception cref="IOException">The disk is full or failed. What was written of the record is taken back.</exception>
    public void Append(GenerationResults results, double seconds, ReadOnlySpan<byte> stateHash)
    {
        var size = results.Observations.Count == 0 ? 0 : results.Observations.Sum.Length;
        var length = FixedLength
            + (results.Episodes.Length + results.EvaluationCount) * EpisodeLength
            + 2 * size * sizeof(double) + HashLength;
        var payload = Begin(JournalRecordKind.Generation, results.Generation, length);
        BinaryPrimitives.WriteDoubleLittleEndian(payload, seconds);
        BinaryPrimitives.WriteInt32LittleEndian(payload[8..], results.Pairs);
        BinaryPrimitives.WriteInt32LittleEndian(payload[12..], results.EvaluationCount);
        BinaryPrimitives.WriteInt64LittleEndian(payload[16..], results.Observations.Count);
        var rest = payload[FixedLength..];
        rest = WriteEpisodes(rest, results.Episodes);
        rest = WriteEpisodes(rest, results.Evaluations);
        if (size > 0)
        {
            MemoryMarshal.AsBytes(results.Observations.Sum.AsSpan()).CopyTo(rest);
            rest = rest[(size * sizeof(double))..];
            MemoryMarshal.AsBytes(results.Observations.SumOfSquares.AsSpan()).CopyTo(rest);
            rest = rest[(size * sizeof(double))..];
        }
        stateHash.CopyTo(rest);
        End(length);
    }

    /// <summary>Appends a confirmation; when this returns it is on the disk.</summary>
    public void Append(Confirmation confirmation)
    {
        var payload = Begin(JournalRecordKind.Confirmation, confirmation.Generation, ConfirmationLength);
        BinaryPrimitives.WriteDoubleLittleEndian(payload, confirmation.Return);
        BinaryPrimitives.WriteInt32LittleEndian(payload[8..], confirmation.Episodes);
        BinaryPrimitives.WriteInt64LittleEndian(payload[12..], confirmation.Timesteps);
        BinaryPrimitives.WriteInt64LittleEndian(payload[20..], confirmation.TrainingTimesteps);
        End(ConfirmationLength);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>CRC-32C (Castagnoli), as iSCSI and ext4 have it.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> bytes)
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

    private static FileStream OpenStream(string path, bool writable)
    {
        try
        {
            return new FileStream(
                path, FileMode.Open, writable ? FileAccess.ReadWrite : FileAccess.Read,
                writable ? FileShare.Read : FileShare.ReadWrite, bufferSize: writable ? 0 : 4096);
        }
        catch (FileNotFoundException e)
        {
            throw new RunFormatException(path, "the journal is missing; this is not a run directory, or not a whole one.", e);
        }
    }

    private static Span<byte> WriteEpisodes(Span<byte> destination, ReadOnlySpan<EpisodeResult> episodes)
    {
        foreach (var episode in episodes)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(destination, episode.Return);
            BinaryPrimitives.WriteInt32LittleEndian(destination[8..], episode.Length);
            destination = destination[EpisodeLength..];
        }
        return destination;
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

    /// <summary>Writes a record's head and gives the room for its payload.</summary>
    private Span<byte> Begin(JournalRecordKind kind, int generation, int length)
    {
        if (_buffer.Length < HeadLength + length + 4)
        {
            _buffer = new byte[2 * (HeadLength + length + 4)];
        }
        var head = _buffer.AsSpan();
        BinaryPrimitives.WriteUInt32LittleEndian(head, Mark);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)kind);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], length);
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], generation);
        BinaryPrimitives.WriteUInt32LittleEndian(head[16..], Checksum(head[..16]));
        return head.Slice(HeadLength, length);
    }

    private void End(int length)
    {
        var end = HeadLength + length;
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.AsSpan(end), Checksum(_buffer.AsSpan(HeadLength, length)));
        var start = _stream.Position;
        try
        {
            _stream.Write(_buffer, 0, end + 4);
            _stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            _stream.SetLength(start);
            _stream.Position = start;
            throw;
        }
    }

    private void ReadHeader(string path, ReadOnlySpan<byte> identity)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (_stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength
            || !header.StartsWith(Magic))
        {
            throw new RunFormatException(path, "this is not a journal: its header is missing or damaged at offset 0.");
        }
        // The checksum comes first: a damaged version number is damage, not a newer version.
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[44..]) != Checksum(header[..44]))
        {
            throw new RunFormatException(path, "the header is damaged at offset 0.");
        }
        var version = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        if (version != FormatVersion)
        {
            throw new RunFormatException(
                path, $"written by a newer version of Escalade (format {version}; this one reads {FormatVersion}). Update Escalade.");
        }
        if (!identity.SequenceEqual(header[12..44]))
        {
            throw new RunFormatException(
                path, "it does not belong to the run.json beside it: one of the two was changed or replaced. Restore run.json.");
        }
    }

    private void ReadRecords(string path, bool writable, IJournalReader reader, Action<string> warn)
    {
        var results = new GenerationResults(reader.ObservationSize);
        var end = _stream.Length;
        while (_stream.Position < end)
        {
            var offset = _stream.Position;
            if (!TryReadRecord(path, offset, end, out var kind, out var generation, out var payload))
            {
                warn($"{path}: the last record, at offset {offset}, was cut off in writing; it is dropped and evaluated again.");
                if (writable)
                {
                    _stream.SetLength(offset);
                }
                _stream.Position = offset;
                return;
            }
            var at = $"at offset {offset}";
            switch (kind)
            {
                case JournalRecordKind.Generation:
                    var (seconds, hash) = ReadGeneration(path, at, generation, payload, results);
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
    }

    /// <summary>False when the file ends within the record, or the record is the last and its payload was not written whole.</summary>
    private bool TryReadRecord(
        string path, long offset, long end, out JournalRecordKind kind, out int generation, out ReadOnlySpan<byte> payload)
    {
        kind = default;
        generation = 0;
        payload = default;
        if (end - offset < HeadLength)
        {
            return false;
        }
        var head = _buffer.AsSpan(0, HeadLength);
        _stream.ReadExactly(head);
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
        _stream.ReadExactly(_buffer, 0, length + 4);
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
        while ((read = _stream.Read(_buffer)) > 0)
        {
            if (_buffer.AsSpan(0, read).IndexOfAnyExcept((byte)0) >= 0)
            {
                return false;
            }
        }
        return true;
    }

    private static (double Seconds, byte[] Hash) ReadGeneration(
        string path, string at, int generation, ReadOnlySpan<byte> payload, GenerationResults results)
    {
        var size = results.Observations.Sum.Length;
        if (payload.Length < FixedLength)
        {
            throw new RunFormatException(path, $"a generation of {payload.Length} bytes {at}.");
        }
        var seconds = BinaryPrimitives.ReadDoubleLittleEndian(payload);
        var pairs = BinaryPrimitives.ReadInt32LittleEndian(payload[8..]);
        var evaluations = BinaryPrimitives.ReadInt32LittleEndian(payload[12..]);
        var count = BinaryPrimitives.ReadInt64LittleEndian(payload[16..]);
        var expected = FixedLength + (2L * pairs + evaluations) * EpisodeLength
            + (count == 0 ? 0 : 2L * size * sizeof(double)) + HashLength;
        if (pairs < 1 || evaluations < 0 || count < 0 || expected != payload.Length)
        {
            throw new RunFormatException(path, $"a generation that contradicts itself, or the task, {at}.");
        }
        results.Generation = generation;
        results.Resize(pairs, evaluations);
        var rest = payload[FixedLength..];
        rest = ReadEpisodes(rest, results.EpisodesToWrite[..(2 * pairs)]);
        rest = ReadEpisodes(rest, results.EvaluationsToWrite[..evaluations]);
        results.Observations.Clear();
        results.Observations.Count = count;
        if (count > 0)
        {
            var sums = MemoryMarshal.Cast<byte, double>(rest[..(2 * size * sizeof(double))]);
            sums[..size].CopyTo(results.Observations.Sum);
            sums[size..].CopyTo(results.Observations.SumOfSquares);
        }
        return (seconds, payload[^HashLength..].ToArray());
    }
}
