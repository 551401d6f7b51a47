namespace Escalade.Atari.Machine.Cartridges;

/// <summary>One of the eight counters of a <see cref="DisplayProcessorCartridge"/>.</summary>
internal struct DataFetcher
{
    /// <summary>The flag rises where the counter's low byte is the first of these, and falls where it is the second.</summary>
    public int Top, Bottom;

    /// <summary>Where it is in the data, from the end; 11 bits.</summary>
    public int Counter;

    /// <summary>0 or 0xFF.</summary>
    public int Flag;

    /// <summary>Whether it counts with time, from <see cref="Top"/> downwards and over again, and not with accesses.</summary>
    public bool IsMusic;

    /// <summary>Sets the flag where the counter passes its limits.</summary>
    public void Follow()
    {
        var low = Counter & 0xFF;
        Flag = low == Top ? 0xFF : low == Bottom ? 0 : Flag;
    }

    /// <summary>Counts so many times with time.</summary>
    public void Play(int times)
    {
        var low = Counter & 0xFF;
        low = Top == 0 ? 0 : low - times % (Top + 1);
        low += low < 0 ? Top + 1 : 0;
        Flag = low <= Bottom ? 0 : low <= Top ? 0xFF : Flag;
        Counter = Counter & 0x700 | low;
    }
}
