namespace Escalade.Atari.Cartridges;

/// <summary>One of the eight data fetchers of a <see cref="DpcCartridge"/>: a counter into its data, and a flag.</summary>
internal struct DpcDataFetcher
{
    /// <summary>The flag is set when the counter's low byte equals <c>Top</c>, and cleared when it equals <c>Bottom</c>.</summary>
    public int Top, Bottom;

    /// <summary>The place in the data, counted from its end; 11 bits.</summary>
    public int Counter;

    /// <summary>0 if cleared, 0xFF if set.</summary>
    public int Flag;

    /// <summary>Whether the low byte counts down with time, over and over from <see cref="Top"/>, and not with each access.</summary>
    public bool IsMusic;

    /// <summary>Sets or clears the flag if the counter has reached one of its limits.</summary>
    public void UpdateFlag()
    {
        var low = Counter & 0xFF;
        Flag = low == Top ? 0xFF : low == Bottom ? 0 : Flag;
    }

    /// <summary>Counts down by so many periods of the music's oscillator.</summary>
    public void Play(int times)
    {
        var low = Counter & 0xFF;
        low = Top == 0 ? 0 : low - times % (Top + 1);
        low += low < 0 ? Top + 1 : 0;
        Flag = low <= Bottom ? 0 : low <= Top ? 0xFF : Flag;
        Counter = Counter & 0x700 | low;
    }
}
