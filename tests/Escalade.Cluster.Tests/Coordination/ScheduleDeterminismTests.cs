using CsCheck;
using Escalade.Cluster.Tests.Support;
using Escalade.Tests.Support;

namespace Escalade.Cluster.Tests.Coordination;

public class ScheduleDeterminismTests
{
    private static readonly Gen<SimulatedCluster.Weather> GenWeather =
        from births in Gen.Double[0, 0.02]
        from deaths in Gen.Double[0, 0.02]
        from pauses in Gen.Double[0, 0.01]
        from breaks in Gen.Double[0, 0.01]
        from repeats in Gen.Double[0, 0.2]
        from delay in Gen.Double[0, 0.5]
        from episode in Gen.Double[0.01, 1]
        select new SimulatedCluster.Weather
        {
            Births = births,
            Deaths = deaths,
            Pauses = pauses,
            Breaks = breaks,
            Repeats = repeats,
            Delay = delay,
            Episode = episode,
        };

    /// <summary>Workers come, go, freeze, lose their connection, and are slow; the states are those of one thread.</summary>
    [Fact]
    public void States_WhateverTheSchedule_AreThoseOfOneThread()
    {
        const int Generations = 5;
        var expected = ToyRun.All.ToDictionary(r => r.Key, r => ToyRun.Hashes(r.Value, Generations));
        Gen.Select(Choice.Of([.. ToyRun.All.Keys]), GenWeather, Gen.Int[1, 4], Gen.Int[0, 1 << 30])
            .Sample((recipe, weather, workers, seed) =>
            {
                using var cluster = new SimulatedCluster(ToyRun.All[recipe], weather, seed);
                for (var i = 0; i < workers; i++)
                {
                    cluster.AddWorker();
                }
                for (var g = 1; g <= Generations; g++)
                {
                    cluster.Step();
                    Assert.Equal(expected[recipe][g], ToyRun.Hash(cluster.State));
                }
            }, iter: 500, threads: 1);
    }
}
