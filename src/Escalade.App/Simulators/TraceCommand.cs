using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Escalade.App.Commands;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.App.Output;
using Escalade.App.Recipes;
using Escalade.MuJoCo.Simulation;

namespace Escalade.App.Simulators;

/// <summary>
/// <c>trace TASK --state FILE --actions FILE</c>: plays given actions from a given state, so that anyone can lay the
/// outcome beside Gymnasium's.
/// </summary>
internal static class TraceCommand
{
    public static Command Create(Application app)
    {
        var what = new Argument<string>("TASK") { Description = "A task, such as swimmer or Swimmer-v5." };
        var state = new Option<string>("--state")
        {
            Description = "JSON with the state to start from: {\"qpos\": [...], \"qvel\": [...]}.",
            HelpName = "FILE",
            Required = true,
        };
        var actions = new Option<string>("--actions")
        {
            Description = "CSV without a header: an action a row.",
            HelpName = "FILE",
            Required = true,
        };
        var set = CommonOptions.Set("Changes a parameter of the task, such as frameSkip=2; may be repeated.");
        var command = new Command(
            "trace", "Prints rewards, ends and observations of given actions as CSV, each number with 17 significant digits.")
        {
            what, state, actions, set,
        };
        command.SetAction(parsed =>
        {
            var task = app.Tasks.Find(parsed.GetValue(what)!);
            var parameters = new JsonObject();
            foreach (var assignment in parsed.GetValue(set)!)
            {
                var (name, value) = JsonOverrides.Split(assignment);
                parameters[name] = value;
            }
            using var created = app.Tasks.Create(task, parameters);
            if (created is not MuJoCoEnvironment environment)
            {
                throw new UsageException($"{task.Id} has no state to start from: trace is for MuJoCo tasks.");
            }
            var (positions, velocities) = TraceFiles.ReadState(
                parsed.GetValue(state)!, task.Id, environment.PositionSize, environment.VelocitySize);
            var rows = TraceFiles.ReadActions(parsed.GetValue(actions)!, task.Id, environment.Spec.Actions.Size);
            environment.SetState(positions, velocities);
            using var output = RedirectedOutput.Open();
            Play(environment, rows, output);
        });
        return command;
    }

    private static void Play(MuJoCoEnvironment environment, IReadOnlyList<double[]> actions, StreamWriter output)
    {
        var observation = new double[environment.Spec.ObservationSize];
        output.Write("reward,terminated,truncated");
        for (var i = 0; i < observation.Length; i++)
        {
            output.Write($",obs{i}");
        }
        output.Write('\n');
        foreach (var action in actions)
        {
            var step = environment.Step(action, observation);
            // 0 and 1, not words: numpy.loadtxt then reads the file as it is.
            output.Write($"{Text(step.Reward)},{(step.Terminated ? 1 : 0)},{(step.Truncated ? 1 : 0)}");
            foreach (var value in observation)
            {
                output.Write(',');
                output.Write(Text(value));
            }
            output.Write('\n');
            if (step.IsLast)
            {
                break;
            }
        }
    }

    private static string Text(double value) => value.ToString("G17", CultureInfo.InvariantCulture);
}
