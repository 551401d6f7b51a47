using System.ComponentModel;
using System.Diagnostics;
using Escalade.MuJoCo.Library;

namespace Escalade.Cli;

/// <summary>
/// Has the script ./escalade install libmujoco, when a task turns out to need it and it is missing. Only here is known
/// what a recipe, a run or a head asks for; and only when an environment is made, so that looking never installs.
/// </summary>
internal static class MuJoCoInstallation
{
    /// <summary>Names the script, which sets it; not where the user named a libmujoco.</summary>
    private const string Variable = "ESCALADE_INSTALLER";

    private static readonly Lazy<bool> Installed = new(Install);

    /// <summary>Makes something that may need libmujoco; once more if it was missing and could be installed. Thread-safe.</summary>
    /// <exception cref="MuJoCoNotFoundException">It is missing, and nobody installs it.</exception>
    public static T Require<T>(Func<T> create)
    {
        try
        {
            return create();
        }
        catch (MuJoCoNotFoundException) when (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
        {
            if (!Installed.Value)
            {
                throw;
            }
        }
        return create();
    }

    private static bool Install()
    {
        try
        {
            using var script = Process.Start(Environment.GetEnvironmentVariable(Variable)!, ["install-mujoco"]);
            script.WaitForExit();
            return script.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
