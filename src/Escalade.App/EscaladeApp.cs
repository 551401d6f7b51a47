using Escalade.App.Commands;

namespace Escalade.App;

/// <summary>
/// Escalade's commands for a program of your own: train, resume, evaluate, replay, head, join, tasks, doctor and more, for your tasks and
/// kinds as for those that come with Escalade.
/// </summary>
/// <example>
/// <code>
/// return await EscaladeApp.Run(args, app => app
///     .AddTask(new TaskDefinition("CartPole-v1", "cart-pole", "Balance a pole.", "cart-pole 1.0", [], _ => new CartPole()))
///     .AddKind&lt;PolicySpec&gt;("lookupTable", new LookupTableSpec()));
/// </code>
/// </example>
public static class EscaladeApp
{
    /// <summary>
    /// Runs the command that the arguments name, to its end. Once a process: it takes Ctrl-C, SIGTERM, standard output and the culture of
    /// numbers into its hands. Failures are told on standard error and as an exit code, not thrown.
    /// </summary>
    /// <param name="arguments">What the user typed after the program's name.</param>
    /// <param name="configure">Adds what the program knows beyond Escalade's own.</param>
    /// <returns>The exit code: one of <see cref="Outcomes.ExitCodes"/>.</returns>
    /// <exception cref="ArgumentException">Two tasks or two kinds are called alike: a fault of the program, not of who uses it.</exception>
    public static Task<int> Run(string[] arguments, Action<EscaladeAppBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var builder = new EscaladeAppBuilder();
        configure?.Invoke(builder);
        return CommandLine.Run(builder.Build(), arguments);
    }
}
