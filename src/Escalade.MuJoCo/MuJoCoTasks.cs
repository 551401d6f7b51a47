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

    /// <summary>
    /// All tasks, simplest first. Reading the list loads nothing; making an environment loads libmujoco, and throws
    /// <see cref="MuJoCoNotFoundException"/> if there is none.
    /// </summary>
    public static IReadOnlyList<TaskDefinition> All { get; } =
    [
        Define(InvertedPendulum.Id, "inverted-pendulum", "Keep a pole upright on a cart.",
            Json.InvertedPendulumOptions, options => new InvertedPendulum(options)),
        Define(InvertedDoublePendulum.Id, "inverted-double-pendulum", "Keep two poles, one on top of the other, upright on a cart.",
            Json.InvertedDoublePendulumOptions, options => new InvertedDoublePendulum(options)),
        Define(Reacher.Id, "reacher", "Move the fingertip of a two-link arm to a target.",
            Json.ReacherOptions, options => new Reacher(options)),
        Define(Pusher.Id, "pusher", "Push a cylinder over a table to a goal with a seven-joint arm.",
            Json.PusherOptions, options => new Pusher(options)),
        Define(Swimmer.Id, "swimmer", "Swim forwards with three links in a viscous fluid.",
            Json.SwimmerOptions, options => new Swimmer(options)),
        Define(Hopper.Id, "hopper", "Hop forwards on one leg without falling.",
            Json.HopperOptions, options => new Hopper(options)),
        Define(HalfCheetah.Id, "half-cheetah", "Run forwards on two legs as fast as possible.",
            Json.HalfCheetahOptions, options => new HalfCheetah(options)),
        Define(Walker2d.Id, "walker2d", "Walk forwards on two legs without falling.",
            Json.Walker2dOptions, options => new Walker2d(options)),
        Define(Ant.Id, "ant", "Run forwards on four legs without tipping over.",
            Json.AntOptions, options => new Ant(options)),
        Define(Humanoid.Id, "humanoid", "Walk forwards as a person without falling.",
            Json.HumanoidOptions, options => new Humanoid(options)),
        Define(HumanoidStandup.Id, "humanoid-standup", "Get up from lying on the back, and stay up.",
            Json.HumanoidStandupOptions, options => new HumanoidStandup(options)),
    ];

    private static TaskDefinition Define<T>(
        string id, string name, string summary, JsonTypeInfo<T> options, Func<T, MuJoCoEnvironment> create)
        where T : TaskOptions, new() =>
        new(id, name, summary, MuJoCoLibrary.Simulator, TaskParameters.Defaults(options),
            (JsonObject? given) => create(TaskParameters.Parse(id, given, options)));
}
