using System.CommandLine;
using Escalade.App.Composition;
using Escalade.App.Outcomes;
using Escalade.App.Output;
using Escalade.Atari.Games;
using Escalade.Atari.Roms;
using Spectre.Console;

namespace Escalade.App.Simulators;

/// <summary><c>atari</c>: cartridges, and what can be done with one without training.</summary>
internal static class AtariCommand
{
    public static Command Create(Application app, RomLibrary library) =>
        new("atari", "Looks after the dumps of Atari cartridges; replays and plays them.")
        {
            CreateGames(library),
            CreateImport(library),
            AtariTraceCommand.Create(),
            AtariPlayCommand.Create(app),
        };

    private static Command CreateGames(RomLibrary library)
    {
        var command = new Command("games", "Lists the games, and for which of them there is a dump.");
        command.SetAction(_ =>
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("name", "id", "actions", "dump", "what is to be done");
            table.Columns[2].RightAligned();
            foreach (var game in AtariGames.All)
            {
                table.AddRow(
                    game.Name, game.Id, $"{game.MinimalActions.Count}", library.Has(game) ? "found" : "-", game.Summary.EscapeMarkup());
            }
            var console = TableConsole.Open();
            console.Write(table);
            console.WriteLine($"Dumps found: {AtariGames.All.Count(library.Has)} of {AtariGames.All.Count}, in {library.Folder}");
        });
        return command;
    }

    private static Command CreateImport(RomLibrary library)
    {
        var source = new Argument<string>("DIR|FILE") { Description = "A folder with dumps, the folders within and zip archives included; or one file." };
        var command = new Command("import", "Recognises dumps of known games by their content and copies them into the library.") { source };
        command.SetAction(parsed =>
        {
            var roms = library.Import(parsed.GetValue(source)!);
            foreach (var rom in roms)
            {
                Console.Out.WriteLine($"{(rom.IsNew ? "copied " : "had it ")} {rom.Game.Name,-20} {rom.Source}");
            }
            Console.Out.WriteLine($"{roms.Count(rom => rom.IsNew)} copied into {library.Folder}, which has {AtariGames.All.Count(library.Has)} of {AtariGames.All.Count} games.");
            return roms.Count > 0
                ? ExitCodes.Done
                : throw new FailedException(File.Exists(parsed.GetValue(source))
                    ? $"{parsed.GetValue(source)} is no known dump of a known game, and no zip archive with one. To play another dump of a game: --rom FILE."
                    : $"no file in {parsed.GetValue(source)} is a known dump of a known game.");
        });
        return command;
    }
}
