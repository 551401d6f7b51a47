using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Escalade.Training;
using static Escalade.Runs.JournalFormat;

namespace Escalade.Runs;

/// <summary>
/// The truth of a run: the scalars of every generation, appended and flushed before they count. Any generation's
/// parameters can be folded from it; everything else in the run directory is a shortcut. <see cref="JournalFormat"/> says
/// how it lies on the disk.
/// </summary>
internal sealed class RunJournal : IDisposable
{
    private readonly FileStream _stream;
    private byte[] _buffer = new byte[4096];

    private RunJournal(FileStream stream) => _stream = stream;

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
            BinaryPrimitives.WriteInt32LittleEndian(header[8..], RunFormat.Current);
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
    /// <exception cref="RunFormatException">Damage other than a torn last record, or another format.</exception>
    public static RunJournal Open(
        string path, ReadOnlySpan<byte> identity, bool writable, IJournalReader reader, Action<string> warn)
    {
        var journal = new RunJournal(OpenStream(path, writable));
        try
        {
            var parser = new JournalParser(path, journal._stream);
            parser.ReadHeader(identity);
            var end = parser.ReadRecords(reader, warn);
            if (writable)
            {
                journal._stream.SetLength(end);
            }
            journal._stream.Position = end;
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Looks at the header alone.</summary>
    /// <exception cref="RunFormatException">It is damaged, of another run or of another format, or there is no journal.</exception>
    public static void Verify(string path, ReadOnlySpan<byte> identity)
    {
        using var stream = OpenStream(path, writable: false);
        new JournalParser(path, stream).ReadHeader(identity);
    }

    /// <summary>Appends a generation; when this returns it is on the disk.</summary>
    /// <param name="results">The generation's scalars.</param>
    /// <param name="seconds">Training time so far; for people, not part of the state.</param>
    /// <param name="stateHash">32 bytes: the state they lead to.</param>
    /// <exception cref="IOException">The disk is full or failed. What was written of the record is taken back.</exception>
    public void Append(GenerationResults results, double seconds, ReadOnlySpan<byte> stateHash)
    {
        var size = results.Observations.Count == 0 ? 0 : results.Observations.Mean.Length;
        var length = FixedLength
            + (results.CandidateCount + results.EvaluationCount) * EpisodeLength + results.Behaviors.Length * sizeof(double)
            + 2 * size * sizeof(double) + HashLength;
        var payload = Begin(JournalRecordKind.Generation, results.Generation, length);
        BinaryPrimitives.WriteDoubleLittleEndian(payload, seconds);
        BinaryPrimitives.WriteInt32LittleEndian(payload[8..], results.CandidateCount);
        BinaryPrimitives.WriteInt32LittleEndian(payload[12..], results.EvaluationCount);
        BinaryPrimitives.WriteInt32LittleEndian(payload[16..], results.BehaviorSize);
        BinaryPrimitives.WriteInt64LittleEndian(payload[20..], results.Observations.Count);
        var rest = payload[FixedLength..];
        rest = WriteEpisodes(rest, results.Candidates);
        rest = WriteEpisodes(rest, results.Evaluations);
        rest = WriteDoubles(rest, results.Behaviors);
        if (size > 0)
        {
            rest = WriteDoubles(rest, results.Observations.Mean);
            rest = WriteDoubles(rest, results.Observations.SquaredDeviations);
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

    private static Span<byte> WriteDoubles(Span<byte> destination, ReadOnlySpan<double> values)
    {
        var bytes = MemoryMarshal.AsBytes(values);
        bytes.CopyTo(destination);
        return destination[bytes.Length..];
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
}
