using System.Text.Json.Nodes;
using Escalade.Environments;
using Escalade.Policies;
using Escalade.Settings;
using Escalade.Strategies;
using Escalade.Strategies.OpenAi;

namespace Escalade.Recipes;

/// <summary>Everything that defines a run, except its seed.</summary>
public sealed record Recipe : ISettings<Recipe>
{
    /// <summary>A line for people: what it is and where its numbers come from.</summary>
    public string? Description { get; init; }

    /// <summary>The task.</summary>
    public required TaskReference Task { get; init; }

    /// <summary>The policy.</summary>
    public PolicySpec Policy { get; init; } = new LinearPolicySpec();

    /// <summary>How outputs become actions.</summary>
    public ActionSpec Actions { get; init; } = new();

    /// <summary>What is done to observations.</summary>
    public ObservationSpec Observations { get; init; } = new();

    /// <summary>How parameters are perturbed and updated.</summary>
    public StrategySpec Strategy { get; init; } = new OpenAiEsSpec();

    /// <summary>How the unperturbed policy is judged.</summary>
    public EvaluationSpec Evaluation { get; init; } = new();

    /// <summary>When training ends.</summary>
    public StopSpec Stop { get; init; } = new();

    /// <inheritdoc/>
    public Recipe Visit(SettingsVisitor keys)
    {
        var read = this with
        {
            Description = keys.TextOrNull(Description),
            Task = keys.Nested(Task, example: """{"id": "Swimmer-v5"}"""),
            Policy = keys.Kind(Policy),
            Actions = keys.Nested(Actions),
            Observations = keys.Nested(Observations),
            Strategy = keys.Kind(Strategy, usual: RecipeKinds.UsualStrategy),
            Evaluation = keys.Nested(Evaluation),
            Stop = keys.Nested(Stop),
        };
        keys.Require(
            read.Policy is not ConvolutionalPolicySpec || !read.Observations.Normalize, nameof(Observations),
            "needs \"normalize\": false for a convolutional policy, which normalises its own layers");
        return read;
    }
}

/// <summary>Names a task.</summary>
public sealed record TaskReference : ISettings<TaskReference>
{
    /// <summary>Such as <c>Swimmer-v5</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The task's parameters where they differ from their defaults.</summary>
    public JsonObject? Parameters { get; init; }

    /// <inheritdoc/>
    public TaskReference Visit(SettingsVisitor keys)
    {
        var read = new TaskReference { Id = keys.Text(Id), Parameters = keys.Free(Parameters) };
        keys.Require(!string.IsNullOrWhiteSpace(read.Id), nameof(Id), "must name a task");
        return read;
    }
}

/// <summary>How the unperturbed policy is judged; a recipe's <c>evaluation</c>.</summary>
public sealed record EvaluationSpec : ISettings<EvaluationSpec>
{
    /// <summary>Episodes of its own that it plays in every generation, at least 0.</summary>
    public int Episodes { get; init; } = 1;

    /// <summary>Fresh episodes whose mean return must reach the target, and that a run ends with; at least 1.</summary>
    public int ConfirmationEpisodes { get; init; } = 100;

    /// <inheritdoc/>
    public EvaluationSpec Visit(SettingsVisitor keys) => new()
    {
        Episodes = keys.Whole(Episodes, Limits.From(0).To(100_000)),
        ConfirmationEpisodes = keys.Whole(ConfirmationEpisodes, Limits.From(1).To(100_000)),
    };
}

/// <summary>When training ends: at whichever comes first; a recipe's <c>stop</c>. Null means never.</summary>
public sealed record StopSpec : ISettings<StopSpec>
{
    /// <summary>The mean return over fresh episodes of the unperturbed policy.</summary>
    public double? Target { get; init; }

    /// <summary>Generations in all, at least 0.</summary>
    public int? Generations { get; init; }

    /// <summary>Timesteps of perturbed candidates in all, at least 0.</summary>
    public long? Timesteps { get; init; }

    /// <summary>Minutes of training in all, earlier sessions included; above 0.</summary>
    public double? Minutes { get; init; }

    /// <inheritdoc/>
    public StopSpec Visit(SettingsVisitor keys) => new()
    {
        Target = keys.Number(Target, Limits.None),
        Generations = keys.Whole(Generations, Limits.From(0)),
        Timesteps = keys.Whole(Timesteps, Limits.From(0)),
        Minutes = keys.Number(Minutes, Limits.Above(0)),
    };
}
