using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using Escalade.Cli.Commands;
using Escalade.Settings;

namespace Escalade.Cli;

/// <summary>The command line as a whole: which commands there are, and what every failure looks like.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program.</summary>
    /// <returns>The exit code: one of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] arguments)
    {
        // Numbers read and write alike wherever the program runs.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        RedirectedOutput.Install();
        var parsed = Create().Parse(arguments.Length == 0 ? [HelpCommand.Name] : arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var message in Messages(parsed))
            {
                Console.Error.WriteLine($"escalade: {message}");
            }
            Console.Error.WriteLine($"See: {Invocation.Command([.. CommandPath(parsed), "--help"])}");
            return ExitCodes.Usage;
        }
        try
        {
            return Invoke(parsed);
        }
        catch (OutputClosedException)
        {
            return ExitCodes.OutputClosed;
        }
        catch (Exception e)
        {
            return ErrorReport.Write(e);
        }
    }

    /// <summary>Does what was parsed; every failure is an exception.</summary>
    public static int Invoke(ParseResult parsed) => parsed.Invoke(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        // Training ends in its own way: see Interruption.
        ProcessTerminationTimeout = null,
    });

    private static Command Create()
    {
        // A Command rather than a RootCommand: that one would call itself after the .dll.
        var root = new Command("escalade", "Trains policies by evolution strategies, on every core, the same bytes every time.")
        {
            TrainCommand.Create(),
            ResumeCommand.Create(),
            EvaluateCommand.Create(),
            ReplayCommand.Create(),
            HeadCommand.Create(),
            JoinCommand.Create(),
            ClusterCommand.Create(),
            TasksCommand.Create(),
            TraceCommand.Create(),
            AtariCommand.Create(),
            DoctorCommand.Create(),
            BenchCommand.Create(),
        };
        root.Subcommands.Add(HelpCommand.Create(root));
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
