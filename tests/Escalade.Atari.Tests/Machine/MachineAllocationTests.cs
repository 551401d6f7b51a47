using Escalade.Atari.Cartridges;
using Escalade.Atari.Machine;
using Escalade.Atari.Tests.Support;
using Escalade.Tests.Support;

namespace Escalade.Atari.Tests.Machine;

/// <summary>That the machine gives the collector nothing to do.</summary>
public sealed class MachineAllocationTests
{
    private const int Frames = 600;

    // A picture that nobody looked at, or only a part of one, is drawn after all now and then.
    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(11)]
    public void RunFrame_WatchedOrNot_AllocatesNothing(int program)
    {
        var machine = new AtariMachine(program < 0 ? TestCartridge.Bytes : RandomCartridge.Create(program), new CartridgeProperties());
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var frame = 0; frame < Frames; frame++)
            {
                machine.IsWatched = frame % 4 == 3;
                machine.RunFrame();
                _ = frame % 8 > 3 ? machine.Screen.Length : 0;
            }
        }));
    }
}
