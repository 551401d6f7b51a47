using System.Text.Json.Nodes;
using Escalade.Optimizers;
using Escalade.Policies;
using Escalade.Recipes;
using Escalade.Settings;
using Escalade.Strategies;
using Escalade.Strategies.EpisodeCaps;
using Escalade.Strategies.OpenAi;
using Escalade.Tests.Support;

namespace Escalade.Tests.Recipes;

public class RecipeJsonTests
{
    private const string Minimal = """{ "task": { "id": "Track" } }""";

    [Fact]
    public void Parse_OfTheTaskAlone_GivesTheDefaults() =>
        Assert.Equal(
            RecipeJson.Write(new Recipe { Task = new TaskReference { Id = "Track" } }), RecipeJson.Write(Parse(Minimal)));

    public static TheoryData<Recipe> Recipes =>
    [
        new Recipe { Task = new TaskReference { Id = "T" } },
        ToyRun.ByCandidates, ToyRun.ByTimesteps, ToyRun.Recurrent, ToyRun.Referenced,
        ToyRun.ByCandidates with
        {
            Description = "Umlauts äöü, <angles> & \"quotes\"",
            Task = new TaskReference { Id = "T", Parameters = new JsonObject { ["a"] = 1.5, ["b"] = new JsonArray(1, 2) } },
            Policy = new MlpPolicySpec { Hidden = [], Activation = Activation.Relu, OutputNorm = 0 },
            Strategy = new OpenAiEsSpec
            {
                Sigma = new Schedule { From = 0.1, Decay = 0.99, To = 0.01 },
                Shaping = new SignOfReturns(),
                Optimizer = new MomentumSpec { StepSize = new Schedule { From = 1, To = 0.1, Generations = 7 }, Momentum = 0.5 },
                EpisodeCap = new RatioEpisodeCap { Initial = 7 },
            },
            Stop = new StopSpec { Target = -5.5, Generations = 3, Timesteps = 5_000_000_000, Minutes = 0.5 },
        },
        ToyRun.ByCandidates with { Strategy = new OpenAiEsSpec { Shaping = new RawReturns(), Optimizer = new SgdSpec() } },
        ToyRun.ByCandidates with { Strategy = new OpenAiEsSpec { Shaping = new StandardizedReturns() } },
    ];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Write_ThenParse_GivesTheSameRecipe(Recipe recipe)
    {
        var written = RecipeJson.Write(recipe);
        Assert.Equal(written, RecipeJson.Write(Parse(written)));
        Assert.Equal(recipe.Strategy, Parse(written).Strategy);
    }

    /// <summary>What a typing mistake is answered with: the whole key, and what was meant.</summary>
    [Theory]
    [InlineData("""{ "tsk": 1 }""", "unknown key 'tsk'. Did you mean 'task'?")]
    [InlineData("""{ "task": { "Id": "x" } }""", "unknown key 'task.Id'. Did you mean 'task.id'?")]
    [InlineData("""{ "strategy": { "sigmma": 1 } }""", "unknown key 'strategy.sigmma'. Did you mean 'strategy.sigma'?")]
    [InlineData(
        """{ "strategy": { "optimizer": { "kind": "adam", "stepsize": 1 } } }""",
        "unknown key 'strategy.optimizer.stepsize'. Did you mean 'strategy.optimizer.stepSize'?")]
    [InlineData(
        """{ "strategy": { "optimizer": { "kind": "sgd", "beta1": 0.9 } } }""", "unknown key 'strategy.optimizer.beta1'")]
    [InlineData(
        """{ "strategy": { "optimizer": { "kind": "adma" } } }""", "unknown kind of strategy.optimizer 'adma'. Did you mean 'adam'?")]
    [InlineData("""{ "policy": { "kind": "transformer" } }""", "Known: linear, mlp, gru")]
    [InlineData("""{ "policy": { "hidden": [64] } }""", "'policy' needs a \"kind\": one of linear, mlp, gru")]
    [InlineData("""{ "policy": { "kind": 3 } }""", "'policy' needs a \"kind\"")]
    [InlineData("""{ "stop": { "kind": "x" } }""", "unknown key 'stop.kind'")]
    [InlineData("""{ "strategy": { "sigma": { "from": 1, "too": 2 } } }""", "'strategy.sigma': unknown key 'too'. Did you mean 'to'?")]
    public void Parse_OfAnUnknownKey_NamesItAndTheNearest(string json, string expected) =>
        Assert.Contains(expected, Refused(json), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "policy": { "kind": "mlp", "hidden": "64" } }""", "'policy.hidden'")]
    [InlineData("""{ "policy": { "kind": "mlp", "hidden": [1.5] } }""", "'policy.hidden")]
    [InlineData("""{ "policy": { "kind": "mlp", "activation": "swish" } }""", "'policy.activation'")]
    [InlineData("""{ "policy": { "kind": "mlp", "activation": 0 } }""", "'policy.activation'")]
    [InlineData("""{ "policy": [] }""", "'policy'")]
    [InlineData("""{ "observations": { "normalize": 1 } }""", "'observations.normalize'")]
    [InlineData("""{ "observations": { "clip": "5" } }""", "'observations.clip'")]
    [InlineData("""{ "strategy": { "generation": { "candidates": 1e10 } } }""", "'strategy.generation.candidates'")]
    [InlineData("""{ "strategy": { "generation": { "candidates": 2.5 } } }""", "'strategy.generation.candidates'")]
    [InlineData("""{ "strategy": { "sigma": "0.1" } }""", "'strategy.sigma'")]
    [InlineData("""{ "strategy": { "sigma": { "from": "a" } } }""", "'strategy.sigma'")]
    [InlineData("""{ "strategy": { "sigma": { "from": null } } }""", "'strategy.sigma'")]
    [InlineData("""{ "strategy": { "sigma": { "to": 1 } } }""", "'strategy.sigma'")]
    [InlineData("""{ "strategy": { "sigma": { "from": 1, "from": 2 } } }""", "from")]
    [InlineData("""{ "task": "Track" }""", "'task'")]
    [InlineData("""{ "task": { "id": "x", "parameters": [] } }""", "'task.parameters'")]
    [InlineData("""{ "policy": null }""", "policy")]
    [InlineData("""{ "strategy": null }""", "strategy")]
    [InlineData("""{ "strategy": { "sigma": null } }""", "sigma")]
    [InlineData("""{ "strategy": { "weightDecay": null } }""", "weightDecay")]
    [InlineData("""{ "policy": { "kind": "mlp", "hidden": null } }""", "hidden")]
    [InlineData("""{ "task": { "id": null } }""", "id")]
    public void Parse_OfAWrongType_NamesTheKey(string json, string expected) =>
        Assert.Contains(expected, Refused(json), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "task": { "id": " " } }""", "'task.id'")]
    [InlineData("""{ "policy": { "kind": "mlp", "hidden": [0] } }""", "'policy.hidden' must be a list of 0 to 64, each a whole number from 1 to 65536, not [0]")]
    [InlineData("""{ "policy": { "kind": "gru", "hidden": 65537 } }""", "'policy.hidden'")]
    [InlineData("""{ "policy": { "kind": "gru", "outputNorm": -1 } }""", "'policy.outputNorm'")]
    [InlineData("""{ "actions": { "bins": 1 } }""", "'actions.bins' must be 0 or from 2 to 1000")]
    [InlineData("""{ "actions": { "noise": -0.1 } }""", "'actions.noise'")]
    [InlineData("""{ "observations": { "fraction": 1.01 } }""", "'observations.fraction' must be a number from 0 to 1, not 1.01")]
    [InlineData("""{ "observations": { "clip": -1 } }""", "'observations.clip'")]
    [InlineData("""{ "observations": { "minimumDeviation": 0 } }""", "'observations.minimumDeviation'")]
    [InlineData("""{ "strategy": { "generation": {} } }""", "'strategy.generation' needs candidates")]
    [InlineData("""{ "strategy": { "generation": { "candidates": 0 } } }""", "'strategy.generation.candidates'")]
    [InlineData("""{ "strategy": { "generation": { "candidates": 7 } } }""", "a multiple of 2, not 7")]
    [InlineData("""{ "strategy": { "generation": { "pairs": 7, "candidates": 14 } } }""", "say one of them")]
    [InlineData("""{ "strategy": { "generation": { "candidates": 6, "episodes": 5 } } }""", "either candidates")]
    [InlineData("""{ "strategy": { "generation": { "timesteps": 0 } } }""", "'strategy.generation.timesteps'")]
    [InlineData("""{ "strategy": { "sigma": 0 } }""", "'strategy.sigma' must be a number above 0")]
    [InlineData("""{ "strategy": { "sigma": 1e999 } }""", "'strategy.sigma'")]
    [InlineData("""{ "strategy": { "sigma": { "from": 1, "to": 0.1 } } }""", "'to' needs 'generations' or 'decay'")]
    [InlineData("""{ "strategy": { "sigma": { "from": 1, "generations": 5 } } }""", "'generations' needs 'to'")]
    [InlineData("""{ "strategy": { "sigma": { "from": 1, "decay": 1 } } }""", "'strategy.sigma': 'decay'")]
    [InlineData("""{ "strategy": { "shaping": { "kind": "topDirections", "directions": 0 } } }""", "'strategy.shaping.directions'")]
    [InlineData("""{ "strategy": { "optimizer": { "kind": "adam", "beta1": 1 } } }""", "'strategy.optimizer.beta1'")]
    [InlineData("""{ "strategy": { "optimizer": { "kind": "adam", "epsilon": 0 } } }""", "'strategy.optimizer.epsilon'")]
    [InlineData("""{ "strategy": { "optimizer": { "kind": "sgd", "stepSize": -1 } } }""", "'strategy.optimizer.stepSize'")]
    [InlineData("""{ "strategy": { "optimizer": { "kind": "momentum", "momentum": 1 } } }""", "'strategy.optimizer.momentum'")]
    [InlineData("""{ "strategy": { "weightDecay": -1 } }""", "'strategy.weightDecay'")]
    [InlineData("""{ "strategy": { "rewardShift": 1e300 } }""", "'strategy.rewardShift'")]
    [InlineData("""{ "strategy": { "episodeCap": { "kind": "fixed", "timesteps": 0 } } }""", "'strategy.episodeCap.timesteps'")]
    [InlineData("""{ "strategy": { "episodeCap": { "kind": "mean", "multiple": 1 } } }""", "'strategy.episodeCap.multiple'")]
    [InlineData("""{ "strategy": { "episodeCap": { "kind": "ratio", "fraction": 0 } } }""", "'strategy.episodeCap.fraction'")]
    [InlineData("""{ "evaluation": { "episodes": -1 } }""", "'evaluation.episodes'")]
    [InlineData("""{ "evaluation": { "confirmationEpisodes": 0 } }""", "'evaluation.confirmationEpisodes'")]
    [InlineData("""{ "stop": { "minutes": 0 } }""", "'stop.minutes'")]
    [InlineData("""{ "stop": { "generations": -1 } }""", "'stop.generations'")]
    public void Parse_OfAValueOutOfRange_NamesTheKeyAndTheRange(string json, string expected) =>
        Assert.Contains(expected, Refused(json), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{ \"task\": }")]
    [InlineData("{} {}")]
    [InlineData("{}")]
    public void Parse_OfWhatIsNoRecipe_IsRefused(string json)
    {
        var e = Assert.Throws<RecipeException>(() => RecipeJson.Parse(json, "x.json"));
        Assert.StartsWith("x.json: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_WithCommentsTrailingCommasAndKindLast_IsAccepted()
    {
        var recipe = Parse("""
            {
              // The task.
              "task": { "id": "Track", },
              "policy": { "hidden": [3], "activation": "relu", "kind": "mlp" },
            }
            """);
        var policy = Assert.IsType<MlpPolicySpec>(recipe.Policy);
        Assert.Equal(Activation.Relu, policy.Activation);
    }

    [Fact]
    public void Parse_OfAnOldNumberOfPairs_MeansTwiceAsManyCandidates()
    {
        var recipe = Parse("""{ "task": { "id": "Track" }, "strategy": { "generation": { "pairs": 7 } } }""");
        Assert.Equal(GenerationSize.OfCandidates(14), recipe.Strategy.Generation);
    }

    /// <summary>A kind of one's own is read, written and described like those that come with Escalade.</summary>
    [Fact]
    public void Parse_OfAKindThatWasAdded_GivesIt()
    {
        var kinds = RecipeKinds.Create().Add<ShapingSpec>("cubes", new Cubes());
        var recipe = RecipeJson.Parse(
            """{ "task": { "id": "Track" }, "strategy": { "shaping": { "kind": "cubes", "scale": 2.5 } } }""", "x.json", kinds);

        Assert.Equal(new Cubes { Scale = 2.5 }, ((OpenAiEsSpec)recipe.Strategy).Shaping);
        Assert.Equal(recipe.Strategy, RecipeJson.Parse(RecipeJson.Write(recipe, kinds), "x.json", kinds).Strategy);
        Assert.Contains("kinds.Add<ShapingSpec>", Assert.Throws<RecipeException>(() => RecipeJson.Write(recipe)).Message, StringComparison.Ordinal);
        Assert.Contains("\"cubes\"", RecipeJson.Schema(kinds).ToJsonString(), StringComparison.Ordinal);
    }

    private sealed record Cubes : ShapingSpec
    {
        public double Scale { get; init; } = 1;

        public override void Shape(Span<double> returns, double sigma, Span<float> weights) => throw new NotSupportedException();

        public override ShapingSpec Visit(SettingsVisitor keys) => this with { Scale = keys.Number(Scale, Limits.From(0)) };
    }

    private static Recipe Parse(string json) => RecipeJson.Parse(json, "x.json");

    /// <summary>The message; a task is put in where the case names none.</summary>
    private static string Refused(string json)
    {
        var node = json.Contains("\"task\"", StringComparison.Ordinal) || json.Contains("tsk", StringComparison.Ordinal)
            ? json
            : json[..^1].TrimEnd() + """, "task": { "id": "Track" } }""";
        return Assert.Throws<RecipeException>(() => RecipeJson.Parse(node, "x.json")).Message;
    }
}
