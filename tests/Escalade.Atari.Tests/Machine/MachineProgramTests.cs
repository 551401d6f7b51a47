using Escalade.Atari.Cartridges;
using Escalade.Atari.Machine;

namespace Escalade.Atari.Tests.Machine;

/// <summary>What the console's parts do, each seen by a program of a few instructions. It ends with one that halts the processor.</summary>
public sealed class MachineProgramTests
{
    private const int Memory = 0x80, Background = 0x48, Player = 0x1E;

    private static readonly int[] NextLine = [0x85, 0x02]; // STA WSYNC

    /// <summary>To line 40, with a background; X is 0 then.</summary>
    private static readonly int[] ToLine40 = [.. Set(0x09, Background), .. Set(0x06, Player), 0xA2, 40, 0x85, 0x02, 0xCA, 0xD0, 0xFB];

    // The timer takes one off a cycle after it is set, then one an interval; between write and read are 4 cycles and the waiting.
    [Theory]
    [InlineData(0x94, 0, 1)] // 1 cycle
    [InlineData(0x95, 2, 4)] // 8 cycles
    [InlineData(0x95, 3, 3)]
    [InlineData(0x96, 30, 4)] // 64 cycles
    [InlineData(0x96, 31, 3)]
    [InlineData(0x97, 510, 4)] // 1024 cycles
    [InlineData(0x97, 511, 3)]
    public void Timer_CountsDownOnceAnInterval(int register, int pauses, int expected)
    {
        var machine = Run([0xA9, 5, 0x8D, register, 0x02, .. Pause(pauses), 0xAD, 0x84, 0x02, 0x85, Memory]);
        Assert.Equal(expected, machine.Memory[0]);
    }

    [Theory]
    [InlineData(31, 0xFE)]
    [InlineData(36, 0xF4)]
    public void Timer_WhenItHasRunOut_CountsEveryCycleUntilItIsRead(int pauses, int expected)
    {
        var machine = Run(
            [0xA9, 1, 0x8D, 0x96, 0x02, .. Pause(pauses), 0xAD, 0x84, 0x02, 0x85, Memory, .. Pause(10), 0xAD, 0x84, 0x02, 0x85, Memory + 1]);
        Assert.Equal([expected, expected], Bytes(machine, 2));
    }

    [Fact]
    public void TimerFlag_IsSetWhenTheTimerHasRunOutAndClearedByReadingTheTimer()
    {
        int[] readFlag = [0xAD, 0x85, 0x02, 0x85], readTimer = [0xAD, 0x84, 0x02];
        var machine = Run(
        [
            0xA9, 1, 0x8D, 0x96, 0x02, .. readFlag, Memory, .. Pause(40), .. readFlag, Memory + 1, .. readFlag, Memory + 2, .. readTimer,
            .. readFlag, Memory + 3,
        ]);
        Assert.Equal([0, 0x80, 0x80, 0], Bytes(machine, 4));
    }

    [Fact]
    public void Ports_ShowWhatIsPressedAsZeros()
    {
        int[] program =
        [
            0xAD, 0x80, 0x02, 0x85, Memory, 0xAD, 0x82, 0x02, 0x85, Memory + 1, 0xA5, 0x0C, 0x29, 0x80, 0x85, Memory + 2,
            0xA9, 0x5A, 0x8D, 0x81, 0x02, 0xAD, 0x81, 0x02, 0x85, Memory + 3,
        ];
        Assert.Equal([0xFF, 0x3F, 0x80, 0x5A], Bytes(Run(program), 4));
        var pressed = new ConsoleInput { Up = true, Left = true, Fire = true, Reset = true, RightDifficultyA = true };
        Assert.Equal([0xAF, 0xBE, 0x00, 0x5A], Bytes(Run(program, input: pressed), 4));
        pressed = new ConsoleInput { Down = true, Right = true, Select = true, LeftDifficultyA = true };
        Assert.Equal([0x5F, 0x7D, 0x80, 0x5A], Bytes(Run(program, input: pressed), 4));
    }

    // Charging takes 1.6 R C, with 10 nF; a turn of the loop takes 8 cycles of 1/1.19 us.
    [Theory]
    [InlineData(27_450, 66)]
    [InlineData(60_000, 143)]
    public void Paddle_OfMoreResistance_ChargesLater(int resistance, int turns)
    {
        var machine = Run(
            [.. Set(0x01, 0x80), 0xA5, 0x08, 0x29, 0x80, 0x85, Memory, .. Set(0x01, 0), 0xA2, 0, 0xE8, 0xA5, 0x08, 0x10, 0xFB, 0x86, Memory + 1],
            new CartridgeProperties { LeftPaddles = true }, new ConsoleInput { Paddle0 = resistance });
        Assert.Equal([0, turns], Bytes(machine, 2));
    }

    // Three pixels a cycle, 68 of which are blanked, and five until the player begins.
    [Theory]
    [InlineData(2, 3)]
    [InlineData(10, 6)]
    [InlineData(15, 36)]
    [InlineData(35, 156)]
    public void Resp0_PlacesThePlayerByTheCycle(int pauses, int column)
    {
        var machine = Run([.. ToLine40, .. Set(0x1B, 0x80), .. NextLine, .. Pause(pauses), 0x85, 0x10, .. NextLine, .. NextLine, 0x85, 0x2D]);
        Assert.Equal([column], Player0(machine, 42));
    }

    [Theory]
    [InlineData(0x00, 36)]
    [InlineData(0x10, 35)]
    [InlineData(0x70, 29)]
    [InlineData(0xF0, 37)]
    [InlineData(0x80, 44)]
    public void Hmove_MovesThePlayerAndBlanksEightPixels(int motion, int column)
    {
        var machine = Run(
        [
            .. ToLine40, .. Set(0x1B, 0x80), .. Set(0x20, motion), .. NextLine, .. Pause(15), 0x85, 0x10, .. NextLine, 0x85, 0x2A, .. NextLine,
            .. NextLine, 0x85, 0x2D,
        ]);
        Assert.Equal([column], Player0(machine, 42));
        Assert.Equal([column], Player0(machine, 43));
        Assert.Equal([.. Enumerable.Repeat(0, 8), Background], Line(machine, 42)[..9]);
        Assert.Equal(Background, Line(machine, 43)[0]);
    }

    [Fact]
    public void Vdelp0_ShowsThePlayerOnceTheOtherIsWritten()
    {
        var machine = Run(
        [
            .. ToLine40, .. Set(0x25, 1), .. Set(0x1B, 0), .. Set(0x1C, 0), .. NextLine, .. Pause(15), 0x85, 0x10, .. Set(0x1B, 0x80), .. NextLine,
            .. NextLine, .. Set(0x1C, 0), .. NextLine, 0x85, 0x2D,
        ]);
        Assert.Empty(Player0(machine, 42));
        Assert.Equal([36], Player0(machine, 43));
    }

    [Fact]
    public void Collision_IsKeptUntilItIsCleared()
    {
        int[] read = [0xA5, 0x02, 0x29, 0x80, 0x85]; // LDA CXP0FB; AND #80; STA
        var machine = Run(
        [
            .. ToLine40, .. NextLine, .. Pause(15), 0x85, 0x10, .. Set(0x1B, 0x80), .. NextLine, 0x85, 0x2C, .. read, Memory, .. Set(0x0E, 0xFF),
            .. Set(0x0D, 0xF0), .. Set(0x0F, 0xFF), .. NextLine, .. NextLine, .. Set(0x1B, 0), .. NextLine, .. NextLine, .. read, Memory + 1,
            .. read, Memory + 2, 0x85, 0x2C, .. read, Memory + 3,
        ]);
        Assert.Equal([0, 0x80, 0x80, 0], Bytes(machine, 4));
    }

    [Theory]
    [InlineData(4, 0xA7, 0x90)] // LAX zp: 3 on the console, but not in the Arcade Learning Environment
    [InlineData(5, 0xB3, 0x80)] // LAX (zp),y
    [InlineData(5, 0x07, 0x90)] // SLO zp
    [InlineData(6, 0x0F, 0x90, 0x00)] // SLO abs
    [InlineData(7, 0x1F, 0x90, 0x00)] // SLO abs,x
    [InlineData(8, 0x13, 0x80)] // SLO (zp),y
    [InlineData(8, 0x03, 0x80)] // SLO (zp,x)
    [InlineData(6, 0xD7, 0x90)] // DCP zp,x
    [InlineData(6, 0xEF, 0x90, 0x00)] // ISB abs
    [InlineData(3, 0x87, 0x90)] // SAX zp
    [InlineData(2, 0x0B, 0xFF)] // ANC #
    [InlineData(2, 0xCB, 0xFF)] // SBX #
    [InlineData(2, 0x6B, 0xFF)] // ARR #
    [InlineData(2, 0xEB, 0xFF)] // SBC #
    [InlineData(2, 0x1A)] // NOP
    [InlineData(2, 0x80, 0xFF)] // NOP #
    [InlineData(3, 0x04, 0x90)] // NOP zp
    [InlineData(4, 0x1C, 0xFF, 0xF0)] // NOP abs,x
    [InlineData(7, 0xA2, 0x01, 0x1C, 0xFF, 0xF0)] // LDX #; NOP abs,x to the next page
    public void UnintendedInstruction_TakesItsCycles(int cycles, params int[] instruction)
    {
        const int Before = 10, Halting = 2;
        var machine = Run([.. Set(0x80, 0x90), .. Set(0x81, 0x00), .. instruction]);
        Assert.Equal((uint)(Before + cycles + Halting), machine.Registers.Cycles);
    }

    /// <summary>LDA #; STA.</summary>
    private static int[] Set(int register, int value) => [0xA9, value, 0x85, register];

    private static IEnumerable<int> Pause(int twoCycles) => Enumerable.Repeat(0xEA, twoCycles);

    private static AtariMachine Run(int[] program, CartridgeProperties? properties = null, ConsoleInput input = default)
    {
        const int Halt = 0x02;
        var image = new byte[4096];
        for (var i = 0; i < program.Length; i++)
        {
            image[i] = (byte)program[i];
        }
        image[program.Length] = Halt;
        (image[0xFFC], image[0xFFD]) = (0x00, 0xF0);
        var machine = new AtariMachine(image, properties ?? new CartridgeProperties()) { Input = input };
        machine.RunFrame();
        return machine;
    }

    private static int[] Bytes(AtariMachine machine, int count) => [.. machine.Memory[..count].ToArray().Select(value => (int)value)];

    // Right after a reset the picture begins with line 0.
    private static int[] Line(AtariMachine machine, int line) =>
        [.. machine.Screen.Slice(line * AtariEnvironment.ScreenWidth, AtariEnvironment.ScreenWidth).ToArray().Select(pixel => (int)pixel)];

    /// <summary>The columns that the player is seen in.</summary>
    private static int[] Player0(AtariMachine machine, int line) =>
        [.. Line(machine, line).Index().Where(pixel => pixel.Item == Player).Select(pixel => pixel.Index)];
}
