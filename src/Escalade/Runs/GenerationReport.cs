using Escalade.Noise;
using Escalade.Training;

namespace Escalade.Runs;

/// <summary>What a person wants to know of a generation. Returns are raw.</summary>
public sealed record GenerationReport
{
    /// <summary>Generations folded, this one included.</summary>
    public required int Generation { get; init; }

    /// <summary>Episodes of candidates so far.</summary>
    public required long Episodes { get; init; }

    /// <summary>Their timesteps.</summary>
    public required long Timesteps { get; init; }

    /// <summary>Training time so far, earlier sessions included.</summary>
    public required double Seconds { get; init; }

    /// <summary>The greatest return of a candidate; NaN if none was finite.</summary>
    public required double BestReturn { get; init; }

    /// <summary>The mean return of the candidates whose return was finite; NaN if none was.</summary>
    public required double MeanReturn { get; init; }

    /// <summary>Mean timesteps of the candidates' episodes.</summary>
    public required double MeanLength { get; init; }

    /// <summary>Mean return of the unperturbed policy before this generation's step; null when it played no episode.</summary>
    public required double? EvaluationReturn { get; init; }

    /// <summary>Candidates whose return was not a finite number; they count as the worst.</summary>
    public required int NonFiniteReturns { get; init; }

    /// <summary>The first of them, such as <c>candidate 12</c>; null when there are none.</summary>
    public required string? FirstNonFinite { get; init; }

    internal static GenerationReport From(TrainingState after, GenerationResults results, double seconds) =>
        From(after.Generation, after.Episodes, after.Timesteps, results, seconds);

    internal static GenerationReport From(
        int generation, long episodes, long timesteps, GenerationResults results, double seconds)
    {
        double best = double.NegativeInfinity, sum = 0;
        var length = 0L;
        var nonFinite = 0;
        string? first = null;
        for (var i = 0; i < results.Candidates.Length; i++)
        {
            var episode = results.Candidates[i];
            length += episode.Length;
            if (double.IsFinite(episode.Return))
            {
                best = Math.Max(best, episode.Return);
                sum += episode.Return;
                continue;
            }
            nonFinite++;
            first ??= new Candidate(NoisePurpose.Perturbation, i).ToString();
        }
        var finite = results.Candidates.Length - nonFinite;
        return new GenerationReport
        {
            Generation = generation,
            Episodes = episodes,
            Timesteps = timesteps,
            Seconds = seconds,
            BestReturn = finite > 0 ? best : double.NaN,
            MeanReturn = sum / finite,
            MeanLength = (double)length / results.Candidates.Length,
            EvaluationReturn = results.EvaluationCount > 0 ? results.EvaluationReturn : null,
            NonFiniteReturns = nonFinite,
            FirstNonFinite = first,
        };
    }
}
