using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.App.Output;
using Escalade.Settings;

namespace Escalade.App.Commands;

/// <summary>The command line as a whole: which commands there are, and what every failure looks like.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program.</summary>
    /// <returns>The exit code: one of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> Run(Application app, string[] arguments)
    {
        // Numbers read and write alike wherever the program runs.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        RedirectedOutput.Install();
        var parsed = Create(app).Parse(arguments.Length == 0 ? [HelpCommand.Name] : arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var message in Messages(parsed))
            {
                Console.Error.WriteLine($"{app.Name}: {message}");
            }
            Console.Error.WriteLine($"See: {app.Command([.. CommandPath(parsed), "--help"])}");
            return ExitCodes.Usage;
        }
        try
        {
            return await Invoke(parsed).ConfigureAwait(false);
        }
        catch (OutputClosedException)
        {
            return ExitCodes.OutputClosed;
        }
        catch (Exception e)
        {
            return ErrorReport.Write(app.Name, e);
        }
    }

    /// <summary>Does what was parsed; every failure is an exception.</summary>
    public static Task<int> Invoke(ParseResult parsed) => parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        // Training ends in its own way: see Interruption.
        ProcessTerminationTimeout = null,
    });

    private static Command Create(Application app)
    {
        // A Command rather than a RootCommand: that one would call itself after the .dll.
        var root = new Command(app.Name, "Trains policies by evolution strategies, on every core, the same bytes every time.")
        {
            TrainCommand.Create(app),
            ResumeCommand.Create(app),
            EvaluateCommand.Create(app),
            ReplayCommand.Create(app),
            HeadCommand.Create(app),
            JoinCommand.Create(app),
            ClusterCommand.Create(app),
            TasksCommand.Create(app),
            RecipeCommand.Create(app),
            DoctorCommand.Create(app),
        };
        foreach (var command in app.SimulatorCommands())
        {
            root.Subcommands.Add(command);
        }
        root.Subcommands.Add(HelpCommand.Create(app, root));
        root.Options.Add(new HelpOption { Recursive = true });
        root.Options.Add(new VersionOption());
        return root;
    }

    private static IEnumerable<string> Messages(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0)
        {
            return parsed.Errors.Select(error => error.Message).Distinct();
        }
        var names = command.Subcommands.Select(subcommand => subcommand.Name).ToArray();
        return [parsed.UnmatchedTokens.Count > 0
            ? NearestName.Unknown("command", parsed.UnmatchedTokens[0], names)
            : $"a command is missing: one of {string.Join(", ", names)}."];
    }

    /// <summary>The command's name, those above it first, without the program's.</summary>
    private static Stack<string> CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var result = parsed.CommandResult; result.Parent is CommandResult parent; result = parent)
        {
            names.Push(result.Command.Name);
        }
        return names;
    }
}
