using System.CommandLine;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Escalade.Atari.Games;
using Escalade.Atari.Roms;
using Escalade.Cli.Recipes;
using Escalade.MuJoCo.Library;

namespace Escalade.Cli.Commands;

/// <summary><c>doctor</c>: is all there that training needs?</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Checks what training needs, and says what to do where something is missing.");
        command.SetAction(_ =>
        {
            Say(true, ".NET", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}");
            Say(true, "vectors", Vectors);
            Say(true, "threads", $"{Environment.ProcessorCount}");
            Say(true, "terminal", Console.IsOutputRedirected ? "none: progress is plain lines" : "progress is live");
            var all = Check("libmujoco", Library);
            Say(true, "cartridges", Cartridges);
            all &= Check("recipes", Recipes);
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

    private static string Library()
    {
        var library = MuJoCoLibrary.Describe();
        return $"{library.Version} from {library.Path}";
    }

    private static string Cartridges
    {
        get
        {
            var library = RomLibrary.OfUser();
            var count = AtariGames.All.Count(library.Has);
            return $"dumps of {count} of {AtariGames.All.Count} Atari games in {library.Folder}";
        }
    }

    private static string Recipes()
    {
        var count = TaskCatalog.All.Sum(task => RecipeFolder.Presets(task).Count);
        return count > 0
            ? $"{count} in {RecipeFolder.Path}"
            : throw new FailedException($"none in {RecipeFolder.Path}; set {RecipeFolder.HomeVariable} to the repository's folder.");
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
        catch (Exception e) when (e is MuJoCoNotFoundException or IOException or UnauthorizedAccessException or FailedException)
        {
            Say(false, name, e.Message);
            return false;
        }
    }

    private static void Say(bool isFine, string name, string what) =>
        Console.Out.WriteLine($"{(isFine ? "ok     " : "MISSING")}  {name,-10} {what}");
}
