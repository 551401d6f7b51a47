using Escalade.Noise;

namespace Escalade.Tests.Noise;

public class Philox4x32Tests
{
    /// <summary>The known answers that Random123 publishes for philox4x32 with 10 rounds (kat_vectors): counter, key, result.</summary>
    [Theory]
    [InlineData(
        new uint[] { 0, 0, 0, 0 }, 0UL,
        new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(
        new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff }, 0xffffffff_ffffffffUL,
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [InlineData(
        new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 }, 0x299f31d0_a4093822UL,
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void Generate_WhenGivenPublishedCounters_GivesPublishedWords(uint[] counter, ulong key, uint[] expected)
    {
        var (w0, w1, w2, w3) = Philox4x32.Generate(key, counter[0], counter[1], counter[2], counter[3]);

        Assert.Equal<uint[]>(expected, [w0, w1, w2, w3]);
    }
}
