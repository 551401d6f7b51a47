using System.Diagnostics;
using Escalade.App.Tasks;
using Escalade.Atari;
using Escalade.Atari.Roms;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Settings;
using Escalade.Strategies;
using Escalade.Strategies.OpenAi;

namespace Escalade.App.Benchmarks;

/// <summary>
/// Decisions a second of a real training run on one core, with the network and the setting of Salimans et al. 2017, and
/// where their time goes.
/// </summary>
internal static class AtariAgentBenchmark
{
    /// <summary>Candidates a generation: few, as a long one is not one measurement.</summary>
    private const int Candidates = 4;

    /// <summary>Timesteps after which an episode is cut: games whose episodes are long would not end otherwise.</summary>
    private const int MostTimesteps = 1000;

    /// <param name="DecisionsPerSecond">Timesteps.</param>
    /// <param name="Environment">Microseconds a decision that the environment takes: four frames of the console, shrinking them.</param>
    /// <param name="Network">The network's answer.</param>
    /// <param name="ReferenceBatch">Taking on a candidate, mostly answering the reference batch.</param>
    /// <param name="Rest">All else: perturbations, conversions, the update.</param>
    public sealed record Costs(double DecisionsPerSecond, double Environment, double Network, double ReferenceBatch, double Rest);

    public static Costs Measure(TaskCatalog catalog, Rom rom, double warmUpSeconds, double seconds)
    {
        var parameters = AtariTasks.PaperParameters;
        parameters["rom"] = rom.Path;
        parameters["maxEpisodeFrames"] = 4 * MostTimesteps;
        var policy = new TimedPolicySpec(new ConvolutionalPolicySpec());
        var recipe = new Recipe
        {
            Task = new TaskReference { Id = rom.Game.Id, Parameters = parameters },
            Policy = policy,
            Observations = new ObservationSpec { Normalize = false },
            Strategy = new OpenAiEsSpec { Generation = GenerationSize.OfCandidates(Candidates) },
            Evaluation = new EvaluationSpec { Episodes = 0 },
        };
        var environments = new List<TimedEnvironment>();
        using var trainer = Trainer.Start(recipe, Create, new TrainerOptions { Threads = 1 });
        Train(warmUpSeconds);
        var before = Now();
        var elapsed = Train(seconds);
        var after = Now();
        var decisions = (double)(after.Steps - before.Steps);
        double environment = PerDecision(after.Environment - before.Environment),
            network = PerDecision(after.Network - before.Network),
            batch = PerDecision(after.Batch - before.Batch);
        return new Costs(decisions / elapsed, environment, network, batch, elapsed / decisions * 1e6 - environment - network - batch);

        double PerDecision(long ticks) => ticks * 1e6 / Stopwatch.Frequency / decisions;

        (long Steps, long Environment, long Network, long Batch) Now() => (
            environments.Sum(timed => timed.Steps), environments.Sum(timed => timed.Ticks),
            policy.Created.Sum(timed => timed.ActTicks), policy.Created.Sum(timed => timed.SetTicks));

        double Train(double least)
        {
            var began = Stopwatch.GetTimestamp();
            do
            {
                trainer.Step();
            }
            while (Stopwatch.GetElapsedTime(began).TotalSeconds < least);
            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        IEnvironment Create()
        {
            environments.Add(new TimedEnvironment((IByteEnvironment)catalog.Find(rom.Game.Id).Create(parameters)));
            return environments[^1];
        }
    }

    private sealed class TimedEnvironment(IByteEnvironment environment) : IByteEnvironment
    {
        public long Steps { get; private set; }

        public long Ticks { get; private set; }

        public EnvironmentSpec Spec => environment.Spec;

        public ReadOnlySpan<byte> Bytes => environment.Bytes;

        public void Reset(RandomSource random)
        {
            var began = Stopwatch.GetTimestamp();
            environment.Reset(random);
            Ticks += Stopwatch.GetTimestamp() - began;
        }

        public StepResult Step(ReadOnlySpan<double> action)
        {
            var began = Stopwatch.GetTimestamp();
            var result = environment.Step(action);
            Ticks += Stopwatch.GetTimestamp() - began;
            Steps++;
            return result;
        }

        // Training looks at bytes alone.
        public void Reset(RandomSource random, Span<double> observation) => throw new NotSupportedException();

        public StepResult Step(ReadOnlySpan<double> action, Span<double> observation) => throw new NotSupportedException();

        public void Dispose() => environment.Dispose();
    }

    private sealed record TimedPolicySpec(PolicySpec Inner) : PolicySpec
    {
        public List<TimedPolicy> Created { get; } = [];

        public override IPolicy Create(int observationSize, int outputSize)
        {
            Created.Add(new TimedPolicy((IReferencePolicy)Inner.Create(observationSize, outputSize)));
            return Created[^1];
        }

        public override PolicySpec Visit(SettingsVisitor keys) => this;
    }

    private sealed class TimedPolicy(IReferencePolicy policy) : IReferencePolicy
    {
        public long ActTicks { get; private set; }

        public long SetTicks { get; private set; }

        public ParameterLayout Layout => policy.Layout;

        public int ObservationSize => policy.ObservationSize;

        public int OutputSize => policy.OutputSize;

        public int ReferenceSize => policy.ReferenceSize;

        public void SetReference(ReadOnlyMemory<float> observations) => policy.SetReference(observations);

        public void Initialize(ulong seed, Span<float> parameters) => policy.Initialize(seed, parameters);

        public void SetParameters(ReadOnlySpan<float> parameters)
        {
            var began = Stopwatch.GetTimestamp();
            policy.SetParameters(parameters);
            SetTicks += Stopwatch.GetTimestamp() - began;
        }

        public void Reset() => policy.Reset();

        public void Act(ReadOnlySpan<float> observation, Span<float> output)
        {
            var began = Stopwatch.GetTimestamp();
            policy.Act(observation, output);
            ActTicks += Stopwatch.GetTimestamp() - began;
        }
    }
}
