using System.CommandLine;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.Settings;

namespace Escalade.App.Commands;

/// <summary><c>help COMMAND</c>: the same as <c>COMMAND --help</c>.</summary>
internal static class HelpCommand
{
    public const string Name = "help";

    public static Command Create(Application app, Command root)
    {
        var names = new Argument<string[]>("COMMAND") { Description = "A command, such as train, or atari play.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(Name, "Tells what there is, or all about a command.") { names };
        command.SetAction((parsed, _) =>
        {
            var path = parsed.GetValue(names)!;
            var described = root;
            foreach (var name in path)
            {
                described = described.Subcommands.FirstOrDefault(subcommand => subcommand.Name == name)
                    ?? throw new UsageException(described.Subcommands.Count == 0
                        ? $"{described.Name} has no commands of its own: {app.Command("help", described.Name)}"
                        : NearestName.Unknown("command", name, described.Subcommands.Select(subcommand => subcommand.Name)));
            }
            return CommandLine.Invoke(root.Parse([.. path, "--help"]));
        });
        return command;
    }
}
