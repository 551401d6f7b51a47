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
        string[] namesakes = [Path.Combine(Folder, game.RomName + ".bin"), Path.Combine(Folder, game.RomName + ".bin")];
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

    /// <summary>
    /// Copies every known dump of a folder, of the folders within and of zip archives into this library, each as
    /// <see cref="AtariGame.RomName"/>.
    /// </summary>
    /// <param name="source">The folder to look through, or one file.</param>
    /// <returns>What was found, by game.</returns>
    /// <exception cref="RomException">There is no such folder and no such file.</exception>
    public IReadOnlyList<ImportedRom> Import(string source)
    {
        List<ImportedRom> found = [];
        foreach (var (name, bytes) in Dumps(source))
        {
            if (AtariGames.OfDump(DumpHash.Of(bytes)) is not { } game || found.Any(rom => rom.Game == game))
            {
                continue;
            }
            var isNew = !Has(game);
            if (isNew)
            {
                Write(bytes, Path.Combine(Folder, game.RomName + ".bin"));
            }
            found.Add(new ImportedRom(game, name, isNew));
        }
        _files = new(() => Index(Folder));
        return [.. found.OrderBy(rom => rom.Game.Name, StringComparer.Ordinal)];
    }

    private string? Locate(string md5) =>
        _offered.TryGetValue(md5, out var offered) ? offered : _files.Value.GetValueOrDefault(md5);

    /// <summary>Written aside first: a library never holds half a dump under a game's name.</summary>
    private static void Write(byte[] bytes, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var aside = target + ".new";
        File.WriteAllBytes(aside, bytes);
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

    private static IEnumerable<(string Name, byte[] Bytes)> Dumps(string source)
    {
        var files = File.Exists(source) ? [source]
            : Directory.Exists(source) ? Files(source, recurse: true)
            : throw new RomException($"{source}: no such folder, and no such file.");
        foreach (var file in files)
        {
            if (ZippedDumps.IsZip(file))
            {
                foreach (var (name, bytes) in ZippedDumps.Read(file))
                {
                    yield return (Path.Combine(file, name), bytes);
                }
            }
            else if (CartridgeDetector.IsPossibleSize(new FileInfo(file).Length))
            {
                yield return (file, File.ReadAllBytes(file));
            }
        }
    }

    private static IEnumerable<string> Files(string folder, bool recurse) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = recurse, IgnoreInaccessible = true })
            .Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Index(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            return files;
        }
        foreach (var file in Files(folder, recurse: false))
        {
            if (CartridgeDetector.IsPossibleSize(new FileInfo(file).Length))
            {
                files.TryAdd(DumpHash.Of(File.ReadAllBytes(file)), file);
            }
        }
        return files;
    }
}
