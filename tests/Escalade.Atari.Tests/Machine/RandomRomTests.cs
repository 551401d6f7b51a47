using Escalade.Atari.Cartridges;
using Escalade.Atari.Machine;

namespace Escalade.Atari.Tests.Machine;

/// <summary>
/// Whatever a cartridge holds, it plays: no crash, no hang. Halfway the console is copied, and both go on alike, though frames of one of them are
/// drawn late.
/// </summary>
public sealed class RandomRomTests
{
    private const int Roms = 200, ManyRoms = 10_000, Frames = 60;

    private static readonly int[] Sizes =
        [2048, 4096, 8192, 10_240, 10_495, 10_496, 12_288, 16_384, 32_768, 6144, 65_536, 131_072, 524_288];

    [Fact]
    public void RunFrame_OfRandomRoms_Ends() => Parallel.For(0, Roms, Play);

    [Fact(Explicit = true)]
    public void RunFrame_OfManyRandomRoms_Ends() => Parallel.For(Roms, Roms + ManyRoms, Play);

    private static void Play(int seed)
    {
        var random = new Random(seed);
        var machine = new AtariMachine(Create(random, seed), new CartridgeProperties { LeftPaddles = seed % 7 == 0 });
        AtariMachine? copy = null;
        for (var frame = 0; frame < Frames; frame++)
        {
            if (frame == Frames / 2)
            {
                copy = machine.Clone();
                copy.IsWatched = false;
            }
            machine.Input = new ConsoleInput { Up = random.Next(2) == 0, Fire = random.Next(2) == 0, Paddle0 = random.Next(27_450, 790_196) };
            machine.RunFrame();
            if (copy is not null)
            {
                copy.Input = machine.Input;
                copy.RunFrame();
            }
        }
        Assert.Equal(machine.Registers, copy!.Registers);
        Assert.True(machine.Memory.SequenceEqual(copy.Memory), $"memory of ROM {seed}");
        Assert.True(machine.Screen.SequenceEqual(copy.Screen), $"screen of ROM {seed}");
    }

    private static byte[] Create(Random random, int seed)
    {
        if (seed % 3 == 0)
        {
            // A kernel, perhaps with a few bytes that do not belong there; the largest ones are told by five bytes, which might be hit.
            var kernel = RandomBanks.Create(random);
            for (var damages = kernel.Length > 32_768 ? 0 : random.Next(2) * random.Next(30); damages > 0; damages--)
            {
                kernel[random.Next(kernel.Length)] = (byte)random.Next(256);
            }
            return kernel;
        }
        var image = new byte[Sizes[random.Next(Sizes.Length)]];
        random.NextBytes(image);
        if (image.Length is 6144 or > 32_768)
        {
            // Of these sizes there are only 3E and 3F.
            ReadOnlySpan<byte> signature = random.Next(2) == 0 ? [0x85, 0x3E, 0xA9, 0x00] : [0x85, 0x3F, 0xEA, 0x85, 0x3F];
            signature.CopyTo(image.AsSpan(image.Length - 100));
        }
        return image;
    }
}
