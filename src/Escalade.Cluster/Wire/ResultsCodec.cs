using Escalade.Environments;
using Escalade.Training;

namespace Escalade.Cluster.Wire;

/// <summary>
/// Played episodes as bytes: the round; then, range by range, its start and count and each episode's return, length,
/// behaviour if the task has one and, if it contributes, moments. Ten bytes an episode where lengths are below 16,384.
/// </summary>
internal static class ResultsCodec
{
    /// <param name="round">Whose episodes.</param>
    /// <param name="episodes">In the order of their numbers.</param>
    /// <param name="writer">Empty.</param>
    public static byte[] Encode(int round, IReadOnlyList<PlayedEpisode> episodes, WireWriter writer)
    {
        writer.Number(round);
        for (var start = 0; start < episodes.Count;)
        {
            var end = start + 1;
            while (end < episodes.Count && episodes[end].Number == episodes[end - 1].Number + 1)
            {
                end++;
            }
            writer.Number(episodes[start].Number);
            writer.Number(end - start);
            for (; start < end; start++)
            {
                writer.Double(episodes[start].Result.Return);
                writer.Number(episodes[start].Result.Length);
                writer.Doubles(episodes[start].Behavior);
                if (episodes[start].Moments is { } moments)
                {
                    writer.Number(moments.Count);
                    writer.Doubles(moments.Mean);
                    writer.Doubles(moments.SquaredDeviations);
                }
            }
        }
        return writer.Take();
    }

    /// <summary>The round that a message speaks of.</summary>
    public static WireReader Begin(ReadOnlySpan<byte> message, out int round)
    {
        var reader = new WireReader(message);
        round = (int)reader.Number(int.MaxValue, "the round");
        return reader;
    }

    /// <summary>The next range's numbers.</summary>
    public static WorkRange Range(ref WireReader reader)
    {
        var start = (int)reader.Number(int.MaxValue, "an episode's number");
        return new WorkRange(start, (int)reader.Number(int.MaxValue - start, "a count of episodes"));
    }

    /// <summary>The next episode of a range.</summary>
    /// <param name="reader">Advanced.</param>
    /// <param name="most">Timesteps of the longest episode there may be.</param>
    /// <param name="behavior">Receives its behaviour; empty where the task has none.</param>
    /// <param name="moments">Receives its moments; null when it contributes none.</param>
    public static EpisodeResult Episode(ref WireReader reader, int most, Span<double> behavior, ObservationMoments? moments)
    {
        var value = reader.Double("a return");
        var length = (int)reader.Number(most, "an episode's length");
        if (length == 0)
        {
            throw new MessageFormatException("an episode's length is 0");
        }
        reader.Doubles(behavior, "an episode's behaviour");
        if (moments is not null)
        {
            moments.Count = reader.Number(most, "a number of observations");
            reader.Doubles(moments.Mean, "an episode's observations");
            reader.Doubles(moments.SquaredDeviations, "an episode's observations");
        }
        return new EpisodeResult(value, length);
    }
}
