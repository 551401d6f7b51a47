using System.Buffers.Binary;
using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using Escalade.App.Outcomes;
using Escalade.App.Output;
using Escalade.Atari;
using Escalade.Atari.Games;

namespace Escalade.App.Simulators;

/// <summary><c>atari trace --rom FILE --actions FILE</c>: plays given actions, for comparing with other emulators frame by frame.</summary>
internal static class AtariTraceCommand
{
    public static Command Create()
    {
        var rom = RomOption.Create("The cartridge's dump: a known one, or one that is named after its game.", isRequired: true);
        var actions = new Option<string>("--actions")
        {
            Description = "A trace, or a list with an action number a line; may be gzipped.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command(
            "trace", "Prints reward, lives, end and checksums of memory and screen after each frame of given actions, held one frame each.")
        {
            rom, actions,
        };
        command.SetAction(parsed =>
        {
            var dump = RomOption.Read(parsed.GetValue(rom)!);
            var list = ReadActions(parsed.GetValue(actions)!);
            using var output = RedirectedOutput.Open();
            AtariTrace.Write(dump, list, output);
        });
        return command;
    }

    /// <summary>Reads the second column of a trace, or the only one of a list. Lines with action -1, which tell of a reset, are no actions.</summary>
    /// <exception cref="UsageException">The file is missing, is damaged, or has no action, or a line that is none.</exception>
    private static List<AtariAction> ReadActions(string file)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"{file}: no such file.");
        }
        var actions = new List<AtariAction>();
        using var reader = Open(file);
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            var fields = text.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0 || text.StartsWith('#'))
            {
                continue;
            }
            var field = fields.Length == 1 ? fields[0] : fields[1];
            if (!int.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var action) || action is < -1 or > 17)
            {
                throw new UsageException($"{file}:{line}: '{Shown(field)}' is no action: they are numbered 0 to 17.");
            }
            if (action >= 0)
            {
                actions.Add((AtariAction)action);
            }
        }
        return actions.Count > 0 ? actions : throw new UsageException($"{file}: there is no action in it.");
    }

    private static StreamReader Open(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes is not [0x1F, 0x8B, ..])
        {
            return new StreamReader(new MemoryStream(bytes));
        }
        var content = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            gzip.CopyTo(content);
        }
        catch (InvalidDataException e)
        {
            throw new UsageException($"{file}: damaged, no gzipped list of actions.", e);
        }
        // What was cut off can be read like the whole, but does not end with its length.
        const int Least = 18;
        if (bytes.Length < Least || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan()[^sizeof(uint)..]) != (uint)content.Length)
        {
            throw new UsageException($"{file}: cut off, or several gzipped files in one.");
        }
        content.Position = 0;
        return new StreamReader(content);
    }

    /// <summary>A field as it can be printed, whatever it is.</summary>
    private static string Shown(string field)
    {
        const int Most = 20;
        var shown = string.Concat(field.Take(Most).Select(letter => char.IsControl(letter) ? '?' : letter));
        return field.Length > Most ? shown + "..." : shown;
    }
}
