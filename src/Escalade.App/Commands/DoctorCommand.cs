using System.CommandLine;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.App.Recipes;

namespace Escalade.App.Commands;

/// <summary><c>doctor</c>: is all there that training needs?</summary>
internal static class DoctorCommand
{
    public static Command Create(Application app)
    {
        var command = new Command("doctor", "Checks what training needs, and says what to do where something is missing.");
        command.SetAction(_ =>
        {
            Say(true, ".NET", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}");
            Say(true, "vectors", Vectors);
            Say(true, "threads", $"{Environment.ProcessorCount}");
            Say(true, "terminal", Console.IsOutputRedirected ? "none: progress is plain lines" : "progress is live");
            var all = true;
            foreach (var check in app.Tasks.Simulators.SelectMany(simulator => simulator.Check()))
            {
                Say(check.IsFine, check.Name, check.Message);
                all &= check.IsFine;
            }
            all &= Check("recipes", () => Recipes(app));
            all &= Check("writing", Writing);
            return all ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static string Vectors =>
        Avx512F.IsSupported && Vector512.IsHardwareAccelerated ? "AVX-512, 16 numbers at a time"
        : Avx2.IsSupported ? "AVX2, 8 numbers at a time"
        : Vector128.IsHardwareAccelerated ? "4 numbers at a time; AVX2 would double the speed of the noise"
        : "none: correct, but slow";

    private static string Recipes(Application app)
    {
        var count = app.Tasks.All.Sum(task => app.Recipes.Presets(task).Count);
        return count > 0 ? $"{count} in {app.Recipes.Path}"
            : Directory.Exists(app.Recipes.Path) ? "none: tasks are trained with every default"
            : throw new FailedException($"none in {app.Recipes.Path}; set {RecipeFolder.HomeVariable} to the repository's folder.");
    }

    private static string Writing()
    {
        var folder = Environment.CurrentDirectory;
        var file = Path.Combine(folder, $".escalade-doctor-{Environment.ProcessId}");
        using (new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
        {
        }
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return $"runs go to {Path.Combine(folder, "runs")}, {free / 1e9:F1} GB free";
    }

    private static bool Check(string name, Func<string> find)
    {
        try
        {
            Say(true, name, find());
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FailedException)
        {
            Say(false, name, e.Message);
            return false;
        }
    }

    private static void Say(bool isFine, string name, string what) =>
        Console.Out.WriteLine($"{(isFine ? "ok     " : "MISSING")}  {name,-10} {what}");
}
