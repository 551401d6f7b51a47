using System.Globalization;
using Escalade.Noise;
using Escalade.Recipes;
using Escalade.Settings;
using Escalade.Strategies.OpenAi;
using Escalade.Tests.Support;
using Escalade.Training;

namespace Escalade.Tests.Training;

public class FaultTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Step_WhenReturnsAreNotFinite_CountsAndNamesThemAndGoesOn(double bad)
    {
        using var temporary = new TemporaryDirectory();
        var faults = new Track.Faults { Share = 0.3, BadReward = bad };
        using var trainer = ToyRun.Start(ToyRun.ByCandidates, temporary["run"], threads: 2, faults: faults);
        var (counted, named) = (0, 0);
        for (var g = 0; g < 30; g++)
        {
            var report = trainer.Step();
            counted += report.NonFiniteReturns;
            Assert.Equal(report.NonFiniteReturns > 0, report.FirstNonFinite is not null);
            named += report.FirstNonFinite is { } first && first.StartsWith("candidate ", StringComparison.Ordinal) ? 1 : 0;
            Assert.True(report.NonFiniteReturns == 8 ? double.IsNaN(report.MeanReturn) : double.IsFinite(report.MeanReturn));
            Assert.True(report.NonFiniteReturns == 8 ? double.IsNaN(report.BestReturn) : double.IsFinite(report.BestReturn));
        }

        // 120 groups of two, three tenths of them bad: five deviations.
        Assert.Equal(72, counted, 2 * 5 * Math.Sqrt(120 * 0.3 * 0.7));
        Assert.True(named > 0);
        Assert.All(trainer.State.Parameters, p => Assert.True(float.IsFinite(p)));
        Assert.Equal(ToyRun.Hash(trainer.State), ToyRun.Hash(ToyRun.Rebuild(temporary["run"])));
    }

    [Fact]
    public void Step_WhenEveryReturnIsNaN_LeavesTheParametersAlone()
    {
        using var trainer = ToyRun.Start(ToyRun.ByTimesteps with
        {
            Strategy = (OpenAiEsSpec)ToyRun.ByTimesteps.Strategy with { WeightDecay = 0 },
        }, faults: new Track.Faults { Share = 1.1 });
        var before = trainer.State.ParametersHash;
        var report = trainer.Step();

        Assert.Equal(report.NonFiniteReturns, trainer.State.Episodes);
        Assert.Equal("candidate 0", report.FirstNonFinite);
        Assert.True(double.IsNaN(report.BestReturn) && double.IsNaN(report.MeanReturn) && double.IsNaN(report.EvaluationReturn!.Value));
        Assert.Equal(before, trainer.State.ParametersHash);
    }

    [Fact]
    public void Run_WhenReturnsAreInfinite_ReachesNoTarget()
    {
        var faults = new Track.Faults { Share = 1.1, BadReward = double.PositiveInfinity };
        using var trainer = ToyRun.Start(ToyRun.ByCandidates, faults: faults);

        var result = trainer.Run(new StopSpec { Target = 5, Generations = 2 });

        Assert.Equal((StopReason.Generations, 2), (result.Reason, result.Generation));
        Assert.NotEqual(StopReason.TargetReached, trainer.Run(new StopSpec { Target = 5, Generations = 3 }).Reason);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Step_WhenAnObservationIsNotFinite_KeepsTheStatisticsSound(double bad)
    {
        var faults = new Track.Faults { Share = 0.2, BadObservation = bad };
        using var trainer = ToyRun.Start(ToyRun.ByCandidates, threads: 2, faults: faults);
        trainer.StepTo(20);

        Assert.All(trainer.State.Observations.Mean, s => Assert.True(double.IsFinite(s)));
        Assert.All(trainer.State.Observations.SquaredDeviations, s => Assert.True(double.IsFinite(s)));
        Assert.InRange(trainer.State.Observations.Count, 1, trainer.State.Timesteps - 1);
        Assert.All(trainer.State.Parameters, p => Assert.True(float.IsFinite(p)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Step_WhenAnEnvironmentThrows_NamesTheCandidateAndTheRunGoesOn(int threads)
    {
        const int Failing = 4;
        var expected = ToyRun.Hashes(ToyRun.ByTimesteps, 8);
        using var temporary = new TemporaryDirectory();
        // The episode of generation 4's first group, whoever plays it: told by where it begins. The first time only.
        var start = new RandomSource(new NoiseKey(1, Failing, 0, NoisePurpose.Episode)).Uniform(-2, 2);
        var isMended = false;
        var faults = new Track.Faults { Throws = at => at == start && !Volatile.Read(ref isMended) };
        using (var trainer = ToyRun.Start(ToyRun.ByTimesteps, temporary["run"], threads, faults: faults))
        {
            var e = Assert.Throws<EvaluationException>(() => trainer.StepTo(8));
            Assert.Matches("^Generation 4, candidate [01]: InvalidOperationException: the cart is on fire$", e.Message);
            Assert.IsType<InvalidOperationException>(e.InnerException);
            Assert.Equal(Failing, trainer.State.Generation);
            Assert.Equal(expected[Failing], ToyRun.Hash(trainer.State));

            // The same trainer may go on: the generation was lost, nothing else.
            Volatile.Write(ref isMended, true);
            trainer.Step();
            Assert.Equal(expected[Failing + 1], ToyRun.Hash(trainer.State));
        }
        using (var trainer = ToyRun.Resume(temporary["run"], threads))
        {
            trainer.StepTo(8);
            Assert.Equal(expected[8], ToyRun.Hash(trainer.State));
        }
    }

    [Fact]
    public void Start_WhenAnEnvironmentCannotBeMade_DisposesTheOthersAndLeavesNoLock()
    {
        using var temporary = new TemporaryDirectory();
        // One for the check before anything is written, then one a thread.
        var made = 0;
        Assert.Throws<TimeoutException>(() => Trainer.Start(
            ToyRun.ByCandidates, () => ++made > 2 ? throw new TimeoutException() : new Track(),
            new TrainerOptions { Directory = temporary["run"], Threads = 4, Seed = 1 }));

        using var trainer = ToyRun.Resume(temporary["run"]);
        trainer.StepTo(3);
        Assert.Equal(ToyRun.Hashes(ToyRun.ByCandidates, 3)[3], ToyRun.Hash(trainer.State));
    }

    [Fact]
    public void Start_WhenTheRecipeDoesNotFitTheTask_WritesNothing()
    {
        using var temporary = new TemporaryDirectory();
        var huge = ToyRun.ByCandidates with { Policy = new Escalade.Policies.MlpPolicySpec { Hidden = [65_536, 65_536] } };
        Assert.Throws<ArgumentException>(() => ToyRun.Start(huge, temporary["run"]));
        Assert.Throws<RecipeException>(() => ToyRun.Start(ToyRun.ByCandidates with { Actions = new() { Bins = 1 } }, temporary["run"]));
        Assert.False(Directory.Exists(temporary["run"]));
    }

    [Fact]
    public void Metrics_OfReturnsThatAreNotFinite_SayNaN()
    {
        using var temporary = new TemporaryDirectory();
        using (var trainer = ToyRun.Start(ToyRun.ByCandidates, temporary["run"], faults: new Track.Faults { Share = 1.1 }))
        {
            trainer.Step();
        }
        var row = File.ReadAllLines(temporary["run/metrics.csv"])[1].Split(',');

        Assert.Equal(["NaN", "NaN", "NaN"], row[4..7]);
        Assert.Equal(8, int.Parse(row[8], CultureInfo.InvariantCulture));
    }
}
