using Escalade.Atari.Cartridges;
using Escalade.Atari.Games;

namespace Escalade.Atari.Roms;

/// <summary>The dump of a cartridge, and the game it is.</summary>
public sealed class Rom
{
    private readonly byte[] _bytes;

    private Rom(AtariGame game, string path, string md5, byte[] bytes)
    {
        Game = game;
        Path = path;
        Md5 = md5;
        _bytes = bytes;
    }

    /// <summary>The game.</summary>
    public AtariGame Game { get; }

    /// <summary>The file it was read from.</summary>
    public string Path { get; }

    /// <summary>MD5 of the content, in lower-case hexadecimal.</summary>
    public string Md5 { get; }

    /// <summary>Whether this is the very dump that the game's rules are known for. Others mostly lay out their memory alike.</summary>
    public bool IsKnown => Md5 == Game.Md5;

    /// <summary>What to tell whoever plays a dump that is not the known one; null if there is nothing to tell.</summary>
    public string? Warning =>
        IsKnown ? null
        : $"{Path} (MD5 {Md5}) is not the dump of {Game.Name} that its rules are known for (MD5 {Game.Md5}): scores and lives may be read wrongly.";

    /// <summary>The cartridge's content.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>
    /// Reads a file that somebody named. Its content tells the game; where it is unknown, the file's name does, as with the
    /// Arcade Learning Environment.
    /// </summary>
    /// <param name="file">The dump.</param>
    /// <param name="wanted">The game it must be, or null for any.</param>
    /// <exception cref="RomException">The file is missing, no cartridge, or of another game.</exception>
    public static Rom Read(string file, AtariGame? wanted = null)
    {
        var bytes = ReadBytes(file);
        var md5 = DumpHash.Of(bytes);
        var name = System.IO.Path.GetFileNameWithoutExtension(file);
        var game = AtariGames.OfDump(md5) ?? AtariGames.Find(name) ?? throw new RomException(
            $"{file} (MD5 {md5}) is no game that is known. If it is another dump of one, name the file after it, such as pong.bin.");
        if (wanted is not null && game != wanted)
        {
            throw new RomException($"{file} is {game.Name}, not {wanted.Name}.");
        }
        RequirePlayable(file, bytes);
        return new Rom(game, file, md5, bytes);
    }

    /// <summary>Reads a file whose content is said to be a game's, whatever its name.</summary>
    internal static Rom Read(string file, AtariGame game, string md5)
    {
        var bytes = ReadBytes(file);
        RequirePlayable(file, bytes);
        return DumpHash.Of(bytes) == md5
            ? new Rom(game, file, md5, bytes)
            : throw new RomException($"{file} has changed while it was read.");
    }

    private static void RequirePlayable(string file, byte[] bytes)
    {
        try
        {
            _ = Cartridge.Create(bytes);
        }
        catch (RomException e)
        {
            throw new RomException($"{file}: {e.Message}");
        }
    }

    private static byte[] ReadBytes(string file)
    {
        if (!File.Exists(file))
        {
            throw new RomNotFoundException($"{file}: no such file.");
        }
        if (ZippedDumps.IsZip(file))
        {
            throw new RomException($"{file} is a zip archive. Unpack it, or let 'escalade atari import {file}' look into it.");
        }
        var length = new FileInfo(file).Length;
        return CartridgeDetector.IsPossibleSize(length)
            ? File.ReadAllBytes(file)
            : throw new RomException($"{file} is damaged, or no cartridge: it has {length} bytes, and no cartridge has so many.");
    }
}
