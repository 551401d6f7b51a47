using Escalade.Atari.Cartridges;
using Escalade.Atari.Machine;
using Escalade.Atari.Tests.Machine.Plain;
using Escalade.Atari.Tests.Support;

namespace Escalade.Atari.Tests.Machine;

/// <summary>The machine beside the slow and readable one, frame by frame: registers, memory, and what the picture shows.</summary>
public sealed class MachineAlignmentTests
{
    private const int Programs = 300, ManyPrograms = 10_000, Frames = 60;

    private static readonly string[] Games =
    [
        "breakout", "pong", "seaquest", "beam_rider", "space_invaders", "qbert", "montezuma_revenge", "venture", "freeway", "enduro", "robotank",
        "elevator_action", "solaris", "pitfall", "ms_pacman", "asteroids",
    ];

    public static TheoryData<string> AllGames => [.. Games];

    [Fact]
    public void RunFrame_OfRandomPrograms_DoesWhatThePlainMachineDoes() => Parallel.For(0, Programs, Compare);

    [Fact(Explicit = true)]
    public void RunFrame_OfManyRandomPrograms_DoesWhatThePlainMachineDoes() => Parallel.For(Programs, Programs + ManyPrograms, Compare);

    [Theory]
    [MemberData(nameof(AllGames))]
    public void RunFrame_OfGames_DoesWhatThePlainMachineDoes(string game)
    {
        var rom = TestRoms.Require(game);
        Compare(rom.Bytes, CartridgeProperties.Of(rom.Bytes), 5, 400, game);
    }

    // Star Gunner does so. No cartridge is there: the video chip shows what was on the bus.
    [Fact]
    public void RunFrame_OfAProgramThatBeginsAtAddress0_DoesWhatThePlainMachineDoes()
    {
        var image = new byte[4096];
        Compare(image, new CartridgeProperties(), 0, Frames, "a program at address 0");
    }

    private static void Compare(int seed)
    {
        var properties = new CartridgeProperties
        {
            BlanksHorizontalMotion = seed % 3 > 0,
            LeftPaddles = seed % 5 == 0,
            FirstLine = 34 - seed % 2,
            Lines = seed % 7 == 0 ? 230 : 210,
        };
        Compare(RandomCartridge.Create(seed), properties, seed, Frames, $"program {seed}");
    }

    private static void Compare(ReadOnlySpan<byte> image, CartridgeProperties properties, int seed, int frames, string name)
    {
        var random = new Random(seed);
        var plain = new PlainMachine(image, properties);
        var machine = new AtariMachine(image, properties);
        AssertSame(plain, machine, $"{name} after its construction", isSeen: true);
        for (var frame = 0; frame < frames; frame++)
        {
            if (random.Next(100) == 0)
            {
                plain.Reset();
                machine.Reset();
            }
            if (random.Next(50) == 0)
            {
                machine = machine.Clone();
            }
            plain.Input = machine.Input = new ConsoleInput
            {
                Up = random.Next(4) == 0,
                Down = random.Next(4) == 0,
                Left = random.Next(4) == 0,
                Right = random.Next(4) == 0,
                Fire = random.Next(2) == 0,
                Reset = random.Next(40) == 0,
                Select = random.Next(80) == 0,
                Paddle0 = random.Next(27_450, 790_196),
                Paddle1 = 400_000,
                PaddleFire = random.Next(3) == 0,
            };
            machine.IsWatched = random.Next(2) == 0;
            plain.RunFrame();
            machine.RunFrame();
            AssertSame(plain, machine, $"{name} in frame {frame}", machine.IsWatched || random.Next(4) == 0);
        }
    }

    private static void AssertSame(PlainMachine plain, AtariMachine machine, string where, bool isSeen)
    {
        Assert.True(plain.Registers == machine.Registers, $"{where}: registers {machine.Registers} instead of {plain.Registers}");
        Assert.True(plain.Memory.SequenceEqual(machine.Memory), $"{where}: memory");
        if (isSeen && !plain.Screen.SequenceEqual(machine.Screen))
        {
            var pixel = plain.Screen.CommonPrefixLength(machine.Screen);
            Assert.Fail($"{where}: line {pixel / 160} column {pixel % 160} is {machine.Screen[pixel]} instead of {plain.Screen[pixel]}");
        }
    }
}
