using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Escalade.Environments;

namespace Escalade.App.Tasks;

/// <summary>
/// Installs what a task needs and this machine lacks, by calling an installer such as the script ./escalade. Only when an environment is
/// made: before that it is not known which simulator a recipe, a run or a head needs, and listing tasks must not install anything.
/// </summary>
/// <param name="installer">A program that takes <see cref="SimulatorException.Installation"/> as its one argument; null for none.</param>
internal sealed class SimulatorInstallation(string? installer)
{
    private readonly ConcurrentDictionary<string, Lazy<bool>> _installed = new(StringComparer.Ordinal);

    /// <summary>The installer that the environment names: the script ./escalade sets it, but not where the user named a library.</summary>
    public static SimulatorInstallation OfEnvironment() => new(Environment.GetEnvironmentVariable("ESCALADE_INSTALLER"));

    /// <summary>Makes something that may need a simulator; once more if it was missing and could be installed. Thread-safe.</summary>
    /// <exception cref="SimulatorException">Something is missing, and nobody installs it.</exception>
    public T Require<T>(Func<T> create)
    {
        try
        {
            return create();
        }
        catch (SimulatorException e) when (e.Installation is not null && !string.IsNullOrEmpty(installer))
        {
            if (!_installed.GetOrAdd(e.Installation, what => new Lazy<bool>(() => Install(what))).Value)
            {
                throw;
            }
        }
        return create();
    }

    private bool Install(string what)
    {
        try
        {
            using var process = Process.Start(installer!, [what]);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
