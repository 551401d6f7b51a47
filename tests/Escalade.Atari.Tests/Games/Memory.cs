namespace Escalade.Atari.Tests.Games;

/// <summary>A console's memory made up by a test.</summary>
internal static class Memory
{
    public static byte[] With(params (int Address, byte Value)[] bytes)
    {
        var memory = new byte[128];
        foreach (var (address, value) in bytes)
        {
            memory[address - 0x80] = value;
        }
        return memory;
    }
}
