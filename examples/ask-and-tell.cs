#!/usr/bin/env dotnet
// Your own loop: ask for candidates, score them any way you like, tell the returns. Here Rosenbrock's valley in ten
// dimensions, whose greatest value 0 lies at (1, ..., 1).
//
//   dotnet run -c Release examples/ask-and-tell.cs
//
// Prints the best value so far every 400 generations; the last is above -0.5. Takes two seconds.
#:project ../src/Escalade

using Escalade;
using Escalade.Optimizers;
using Escalade.Strategies;
using Escalade.Strategies.OpenAi;

static double Rosenbrock(float[] x) =>
    -Enumerable.Range(0, x.Length - 1).Sum(i => 100 * Math.Pow(x[i + 1] - x[i] * x[i], 2) + Math.Pow(1 - x[i], 2));

var strategy = new OpenAiEsSpec
{
    Generation = GenerationSize.OfCandidates(64),
    Sigma = new Schedule { From = 0.1, Decay = 0.998, To = 0.001 },
    Optimizer = new AdamSpec { StepSize = new Schedule { From = 0.05, Decay = 0.998, To = 0.001 } },
};
using var es = new EvolutionStrategy(strategy, initial: new float[10], seed: 1);
while (es.Generation < 2000)
{
    var candidates = es.Ask();
    es.Tell(candidates.Select(Rosenbrock).ToArray());
    if (es.Generation % 400 == 0)
    {
        Console.WriteLine($"generation {es.Generation}: best {es.BestReturn:F4}");
    }
}
return es.BestReturn > -0.5 ? 0 : 1;
