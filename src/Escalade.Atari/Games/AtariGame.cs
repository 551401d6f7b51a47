using System.Globalization;

namespace Escalade.Atari.Games;

/// <summary>A game: its names, the dump of its cartridge that its rules are known for, and the rules.</summary>
public sealed class AtariGame
{
    private readonly Func<GameRules> _createRules;

    internal AtariGame(string name, string md5, string summary, Func<GameRules> createRules)
    {
        Name = name;
        Md5 = md5;
        Summary = summary;
        _createRules = createRules;
        Facts = createRules();
    }

    /// <summary>The game's name, such as <c>space-invaders</c>.</summary>
    public string Name { get; }

    /// <summary>The name of its dump's file without the ending, such as <c>space_invaders</c>; the Arcade Learning Environment's.</summary>
    public string RomName => Name.Replace('-', '_');

    /// <summary>Gymnasium's id, such as <c>ALE/SpaceInvaders-v5</c>.</summary>
    public string Id => $"ALE/{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Name).Replace("-", "")}-v5";

    /// <summary>MD5 of the dump that the Arcade Learning Environment was made with, in lower-case hexadecimal.</summary>
    public string Md5 { get; }

    /// <summary>One line on what is to be done.</summary>
    public string Summary { get; }

    /// <summary>The actions that make a difference, ascending.</summary>
    public IReadOnlyList<AtariAction> MinimalActions => Facts.MinimalActions;

    /// <summary>Variations of the game that can be chosen, the default first.</summary>
    public IReadOnlyList<int> Modes => Facts.Modes;

    /// <summary>Difficulties that can be chosen, the default first.</summary>
    public IReadOnlyList<int> Difficulties => Facts.Difficulties;

    /// <summary>Rules that never see a frame: what is the same in every episode can be read from them.</summary>
    internal GameRules Facts { get; }

    internal GameRules CreateRules() => _createRules();
}
