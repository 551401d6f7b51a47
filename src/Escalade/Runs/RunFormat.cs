namespace Escalade.Runs;

/// <summary>The format of run directories: run.json and the journal carry its number.</summary>
internal static class RunFormat
{
    /// <summary>What this version writes and reads. Raised when a reader of the old format could not read the new one.</summary>
    public const int Current = 2;

    /// <summary>Refuses what cannot be read.</summary>
    /// <exception cref="RunFormatException">Another format; says who reads it.</exception>
    public static void Require(double format, string file)
    {
        if (format == Current)
        {
            return;
        }
        throw new RunFormatException(file, format switch
        {
            1 => "written by Escalade 0.1.0 (format 1), which also reads it: take that version, or begin the run anew with the same recipe and seed.",
            > Current when double.IsInteger(format) => $"written by a newer version of Escalade (format {format:R}; this one reads {Current}). Update Escalade.",
            _ => $"format {format:R} is unknown: no version of Escalade has written it.",
        });
    }
}
