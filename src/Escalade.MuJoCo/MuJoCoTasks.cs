using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Escalade.Environments;
using Escalade.MuJoCo.Library;
using Escalade.MuJoCo.Simulation;
using Escalade.MuJoCo.Tasks;

namespace Escalade.MuJoCo;

/// <summary>The tasks of this library: Gymnasium's v5 MuJoCo tasks, with their parameters, on the real libmujoco.</summary>
public static class MuJoCoTasks
{
    private static readonly TaskOptionsJson Json = TaskOptionsJson.Default;

    private static readonly Task[] s_tasks =
    [
        Define(InvertedPendulum.Id, "inverted-pendulum", "Keep a pole upright on a cart.",
            Json.InvertedPendulumOptions, options => new InvertedPendulum(options), new(_ => 4, 1, 3, 1000)),
        Define(InvertedDoublePendulum.Id, "inverted-double-pendulum", "Keep two poles, one on top of the other, upright on a cart.",
            Json.InvertedDoublePendulumOptions, options => new InvertedDoublePendulum(options), new(_ => 9, 1, 1, 1000)),
        Define(Reacher.Id, "reacher", "Move the fingertip of a two-link arm to a target.",
            Json.ReacherOptions, options => new Reacher(options), new(_ => 10, 2, 1, 50)),
        Define(Pusher.Id, "pusher", "Push a cylinder over a table to a goal with a seven-joint arm.",
            Json.PusherOptions, options => new Pusher(options), new(_ => 23, 7, 2, 100)),
        Define(Swimmer.Id, "swimmer", "Swim forwards with three links in a viscous fluid.",
            Json.SwimmerOptions, options => new Swimmer(options), new(options => options.ExcludeCurrentPositionsFromObservation ? 8 : 10, 2, 1, 1000)),
        Define(Hopper.Id, "hopper", "Hop forwards on one leg without falling.",
            Json.HopperOptions, options => new Hopper(options), new(options => options.ExcludeCurrentPositionsFromObservation ? 11 : 12, 3, 1, 1000)),
        Define(HalfCheetah.Id, "half-cheetah", "Run forwards on two legs as fast as possible.",
            Json.HalfCheetahOptions, options => new HalfCheetah(options), new(options => options.ExcludeCurrentPositionsFromObservation ? 17 : 18, 6, 1, 1000)),
        Define(Walker2d.Id, "walker2d", "Walk forwards on two legs without falling.",
            Json.Walker2dOptions, options => new Walker2d(options), new(options => options.ExcludeCurrentPositionsFromObservation ? 17 : 18, 6, 1, 1000)),
        Define(Ant.Id, "ant", "Run forwards on four legs without tipping over.",
            Json.AntOptions, options => new Ant(options), new(Ant.ObservationSizeOf, 8, 1, 1000)),
        Define(Humanoid.Id, "humanoid", "Walk forwards as a person without falling.",
            Json.HumanoidOptions, options => new Humanoid(options), new(HumanoidBase.ObservationSizeOf, 17, 0.4, 1000)),
        Define(HumanoidStandup.Id, "humanoid-standup", "Get up from lying on the back, and stay up.",
            Json.HumanoidStandupOptions, options => new HumanoidStandup(options), new(HumanoidBase.ObservationSizeOf, 17, 0.4, 1000)),
    ];

    /// <summary>
    /// All tasks, simplest first. Reading the list loads nothing; making an environment loads libmujoco, and throws
    /// <see cref="MuJoCoNotFoundException"/> if there is none.
    /// </summary>
    public static IReadOnlyList<TaskDefinition> All { get; } = [.. s_tasks.Select(task => task.Definition)];

    /// <summary>Sizes and limits of a task's environment, without libmujoco; null if there is no such task.</summary>
    /// <param name="id">Such as <c>Swimmer-v5</c>.</param>
    /// <param name="parameters">Some or all parameters, or null for the defaults.</param>
    /// <exception cref="ArgumentException">A parameter is unknown or out of range.</exception>
    public static EnvironmentSpec? SpecOf(string id, JsonObject? parameters) =>
        s_tasks.FirstOrDefault(task => task.Definition.Id == id)?.SpecOf(parameters);

    private static Task Define<T>(
        string id, string name, string summary, JsonTypeInfo<T> options, Func<T, MuJoCoEnvironment> create, Shape<T> shape)
        where T : TaskOptions, new() => new(
            new TaskDefinition(
                id, name, summary, MuJoCoLibrary.Simulator, TaskParameters.Defaults(options),
                (JsonObject? given) => create(TaskParameters.Parse(id, given, options))),
            given => new EnvironmentSpec(
                id, shape.Observation(TaskParameters.Parse(id, given, options)), shape.ActionSpace, shape.MaxEpisodeSteps));

    private sealed record Task(TaskDefinition Definition, Func<JsonObject?, EnvironmentSpec> SpecOf);

    /// <summary>What the compiled model says of itself; a test compares them.</summary>
    private sealed record Shape<T>(Func<T, int> Observation, int Actions, double Bound, int MaxEpisodeSteps)
    {
        public BoxActions ActionSpace =>
            new([.. Enumerable.Repeat(-Bound, Actions)], [.. Enumerable.Repeat(Bound, Actions)]);
    }
}
