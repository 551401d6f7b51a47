#!/usr/bin/env dotnet
// The code sample of the 2017 blog post: find three hidden numbers by guess and check.
//
//   dotnet run -c Release examples/quadratic.cs
//
// Prints the return every 60 generations, then a point within 0.05 of (0.5, 0.1, -0.3). Takes a second.
#:project ../src/Escalade

using Escalade;
using Escalade.Optimizers;
using Escalade.Strategies;
using Escalade.Strategies.OpenAi;

float[] solution = [0.5f, 0.1f, -0.3f];

double Score(ReadOnlySpan<float> w)
{
    var sum = 0.0;
    for (var i = 0; i < w.Length; i++)
    {
        sum -= (w[i] - solution[i]) * (w[i] - solution[i]);
    }
    return sum;
}

var strategy = new OpenAiEsSpec
{
    Generation = GenerationSize.OfCandidates(50), // the post's population of 50, in antithetic pairs
    Sigma = 0.1,
    Shaping = new StandardizedReturns(),
    Optimizer = new SgdSpec { StepSize = 0.001 },
};
var found = EvolutionStrategy.Maximize(Score, dimension: 3, strategy, generations: 300, seed: 0, progress: es =>
{
    if (es.Generation % 60 == 0)
    {
        Console.WriteLine($"generation {es.Generation}: {Score(es.Parameters):F4}");
    }
});
Console.WriteLine($"found ({string.Join(", ", found.Parameters.Select(x => x.ToString("F3")))})");
return Score(found.Parameters) > -0.01 ? 0 : 1;
