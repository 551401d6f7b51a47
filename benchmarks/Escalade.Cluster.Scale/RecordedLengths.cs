using Escalade.Noise;
using Escalade.Training;

namespace Escalade.Cluster.Scale;

/// <summary>How long episodes take: the lengths of a humanoid's, drawn for each episode of a run and scaled to a second on average.</summary>
internal static class RecordedLengths
{
    private static readonly int[] s_lengths = Read();

    private static readonly double s_mean = s_lengths.Average();

    /// <summary>Timesteps of an episode; the same for every machine.</summary>
    public static int Length(ulong seed, int generation, Candidate candidate)
    {
        var key = new NoiseKey(seed, generation, candidate.Index, NoisePurpose.Episode);
        return s_lengths[new RandomSource(key).NextInt32(s_lengths.Length)];
    }

    /// <summary>Seconds that a length takes.</summary>
    public static double Seconds(int length) => length / s_mean;

    private static int[] Read()
    {
        using var reader = new StreamReader(typeof(RecordedLengths).Assembly.GetManifestResourceStream("humanoid-lengths.txt")!);
        return
        [
            .. reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#'))
                .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(int.Parse),
        ];
    }
}
