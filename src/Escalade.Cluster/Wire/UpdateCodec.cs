using Escalade.Training;

namespace Escalade.Cluster.Wire;

/// <summary>A generation's update as bytes: four a utility, a hash, and the observations' moments if there are any.</summary>
internal static class UpdateCodec
{
    /// <summary>Bytes of the state's hash that travel: enough to find a replica that drifted.</summary>
    public const int HashLength = 8;

    private const int MostCandidates = 1 << 28;

    public static byte[] Encode(GenerationUpdate update, ReadOnlySpan<byte> stateHash, WireWriter writer)
    {
        writer.Number(update.Generation);
        writer.Number(update.Candidates);
        writer.Number(update.Utilities.Length);
        writer.Floats(update.Utilities.Span);
        writer.Number(update.EpisodeCap);
        writer.Number(update.Timesteps);
        writer.Number(update.Observations.Count);
        if (update.Observations.Count > 0)
        {
            writer.Doubles(update.Observations.Mean);
            writer.Doubles(update.Observations.SquaredDeviations);
        }
        writer.Bytes(stateHash[..HashLength]);
        return writer.Take();
    }

    /// <summary>The generation that an update leads on from.</summary>
    /// <exception cref="MessageFormatException">It is damaged.</exception>
    public static int GenerationOf(ReadOnlySpan<byte> message) => (int)new WireReader(message).Number(int.MaxValue, "the generation");

    /// <param name="message">What <see cref="Encode"/> made.</param>
    /// <param name="update">Receives it; its moments have the run's size.</param>
    /// <param name="stateHash">Receives the hash's beginning, <see cref="HashLength"/> bytes.</param>
    /// <exception cref="MessageFormatException">It is damaged.</exception>
    public static void Decode(ReadOnlySpan<byte> message, GenerationUpdate update, Span<byte> stateHash)
    {
        var reader = new WireReader(message);
        update.Generation = (int)reader.Number(int.MaxValue, "the generation");
        update.Candidates = (int)reader.Number(MostCandidates, "the number of candidates");
        update.Resize((int)reader.Number(message.Length / sizeof(float), "the number of utilities"));
        reader.Floats(update.Utilities.Span, "the utilities");
        update.EpisodeCap = (int)reader.Number(int.MaxValue, "the episode cap");
        update.Timesteps = reader.Number(long.MaxValue, "the timesteps");
        update.Observations.Clear();
        update.Observations.Count = reader.Number(long.MaxValue, "the number of observations");
        if (update.Observations.Count > 0)
        {
            reader.Doubles(update.Observations.Mean, "the observations");
            reader.Doubles(update.Observations.SquaredDeviations, "the observations");
        }
        reader.Bytes(HashLength, "the hash").CopyTo(stateHash);
        if (!reader.IsAtEnd)
        {
            throw new MessageFormatException("it goes on after its end");
        }
    }
}
