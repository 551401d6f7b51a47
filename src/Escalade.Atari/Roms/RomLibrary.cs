using System.Collections.Concurrent;
using Escalade.Atari.Cartridges;
using Escalade.Atari.Games;

namespace Escalade.Atari.Roms;

/// <summary>
/// The dumps of cartridges that tasks can play: those in a folder, and single files offered to this library. They are known by their content, whatever the
/// files are called.
/// </summary>
/// <remarks>The folder is read once, when the first dump is looked for. Members may be called by several threads at once.</remarks>
public sealed class RomLibrary
{
    /// <summary>Environment variable that names the folder.</summary>
    public const string FolderVariable = "ESCALADE_ROMS";

    // Files by MD5.
    private readonly ConcurrentDictionary<string, string> _offered = new(StringComparer.Ordinal);

    // Files by MD5; of equal ones the first by name.
    private volatile Lazy<Dictionary<string, string>> _files;

    /// <param name="folder">The folder; it need not exist.</param>
    public RomLibrary(string folder)
    {
        Folder = folder;
        _files = new(() => Index(folder));
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>A library of the user's folder: the one that ESCALADE_ROMS names, else <see cref="UserFolder"/>.</summary>
    public static RomLibrary OfUser() =>
        new(Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder ? folder : UserFolder);

    /// <summary>Where dumps are imported to: <c>escalade/roms</c> in XDG_DATA_HOME or ~/.local/share.</summary>
    public static string UserFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "escalade", "roms");

    /// <summary>Adds a dump to this library, wherever its file lies; the folder stays as it is.</summary>
    public void Offer(Rom rom) => _offered[rom.Md5] = rom.Path;

    /// <summary>Whether the library has the known dump of a game.</summary>
    public bool Has(AtariGame game) => Locate(game.Md5) is not null;

    /// <summary>Finds the known dump of a game.</summary>
    /// <exception cref="RomException">There is none, or the file of that name is not it.</exception>
    public Rom Find(AtariGame game)
    {
        if (Locate(game.Md5) is { } file)
        {
            return Rom.Read(file, game, game.Md5);
        }
        string[] namesakes = [Path.Combine(Folder, game.RomName + ".bin"), Path.Combine(Folder, game.Name + ".bin")];
        throw Array.Find(namesakes, File.Exists) is { } namesake ? NotTheDump(namesake, game) : new RomNotFoundException(
            $"""
            There is no dump of {game.Name} (MD5 {game.Md5}) in {Folder}{(Directory.Exists(Folder) ? "" : ", which does not exist")}.
            Cartridges cannot be given away with the program. If you have yours: 'escalade atari import DIR' looks through a folder
            for it, {FolderVariable}=DIR uses a folder as it is, and --rom FILE takes one file.
            """);
    }

    /// <summary>Finds a dump by its content, known or not.</summary>
    /// <param name="game">The game it is of.</param>
    /// <param name="md5">MD5 of the content, in hexadecimal.</param>
    /// <exception cref="RomException">There is no such file, or it is known as another game.</exception>
    public Rom Find(AtariGame game, string md5)
    {
        md5 = md5.ToLowerInvariant();
        if (AtariGames.OfDump(md5) is { } known && known != game)
        {
            throw new RomException($"The dump with MD5 {md5} is {known.Name}, not {game.Name}.");
        }
        return Locate(md5) is { } file
            ? Rom.Read(file, game, md5)
            : throw new RomNotFoundException($"There is no file with MD5 {md5} in {Folder}.");
    }

    /// <summary>Copies every known dump of a folder, and of the folders within, into this library, each as <see cref="AtariGame.RomName"/>.</summary>
    /// <param name="source">The folder to look through.</param>
    /// <returns>What was found, by game.</returns>
    /// <exception cref="RomException">There is no such folder.</exception>
    public IReadOnlyList<ImportedRom> Import(string source)
    {
        if (!Directory.Exists(source))
        {
            throw new RomException($"{source}: no such folder.");
        }
        List<ImportedRom> found = [];
        foreach (var (md5, file) in Index(source, SearchOption.AllDirectories))
        {
            if (AtariGames.OfDump(md5) is not { } game)
            {
                continue;
            }
            var target = Path.Combine(Folder, game.RomName + ".bin");
            var isNew = !Has(game);
            if (isNew)
            {
                Copy(file, target);
            }
            found.Add(new ImportedRom(game, file, isNew));
        }
        _files = new(() => Index(Folder));
        return [.. found.OrderBy(rom => rom.Game.Name, StringComparer.Ordinal)];
    }

    private string? Locate(string md5) =>
        _offered.TryGetValue(md5, out var offered) ? offered : _files.Value.GetValueOrDefault(md5);

    /// <summary>Written aside first: a library never holds half a dump under a game's name.</summary>
    private static void Copy(string file, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var aside = target + ".new";
        File.WriteAllBytes(aside, File.ReadAllBytes(file));
        File.Move(aside, target, overwrite: true);
    }

    private static RomException NotTheDump(string file, AtariGame game)
    {
        // What is wrong with the file itself is said first.
        var rom = Rom.Read(file);
        return rom.Game != game
            ? new RomException($"{file} is {rom.Game.Name}, not {game.Name}.")
            : new RomException(
                $"""
                {file} is damaged, or another dump of the game: its MD5 is {rom.Md5}, that of the known one {game.Md5}.
                Its memory may be laid out in another way. To play it all the same: --rom {file}
                """);
    }

    private static Dictionary<string, string> Index(string folder, SearchOption depth = SearchOption.TopDirectoryOnly)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            return files;
        }
        var options = new EnumerationOptions { RecurseSubdirectories = depth == SearchOption.AllDirectories, IgnoreInaccessible = true };
        foreach (var file in Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal))
        {
            if (CartridgeDetector.IsPossibleSize(new FileInfo(file).Length))
            {
                files.TryAdd(DumpHash.Of(File.ReadAllBytes(file)), file);
            }
        }
        return files;
    }
}
