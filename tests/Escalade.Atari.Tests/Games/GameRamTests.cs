using Escalade.Atari.Games;

namespace Escalade.Atari.Tests.Games;

public sealed class GameRamTests
{
    [Fact]
    public void Item_OfAnAddress_IsTheByteThere()
    {
        var ram = Ram((0x80, 1), (0xFF, 2));
        Assert.Equal(1, ram[0x80]);
        Assert.Equal(2, ram[0xFF]);
    }

    [Theory]
    [InlineData(0x00, 0)]
    [InlineData(0x42, 42)]
    [InlineData(0x99, 99)]
    [InlineData(0xAB, 111)] // 10 tens and 11: not masked.
    [InlineData(0xFF, 165)]
    public void Bcd_OfAByte_ReadsBothHalvesAsTheyAre(byte value, int number) => Assert.Equal(number, Ram((0x90, value)).Bcd(0x90));

    [Fact]
    public void Bcd_OfBytes_ReadsTheHighestFirst()
    {
        var ram = Ram((0x90, 0x12), (0x91, 0x34), (0x92, 0x56));
        Assert.Equal(1234, ram.Bcd(0x90, 0x91));
        Assert.Equal(123456, ram.Bcd(0x90, 0x91, 0x92));
    }

    [Fact]
    public void Digits_WhenBlank_CountAsZero()
    {
        var ram = Ram((0x90, 0x07), (0x91, 0xFA), (0x92, 0x0B));
        Assert.Equal(700 + 0 + 11, ram.Digits(0x90, 0x91, 0x92));
    }

    [Fact]
    public void Bit_OfAByte_CountsFromTheLowest()
    {
        var ram = Ram((0x90, 0b1000_0001));
        Assert.True(ram.Bit(0x90, 0));
        Assert.True(ram.Bit(0x90, 7));
        Assert.False(ram.Bit(0x90, 6));
    }

    [Fact]
    public void Halves_OfAByte_AreWhatTheySay()
    {
        var ram = Ram((0x90, 0xC5));
        Assert.Equal(0xC, ram.High(0x90));
        Assert.Equal(0x5, ram.Low(0x90));
    }

    private static GameRam Ram(params (int Address, byte Value)[] bytes) => new(Memory.With(bytes));
}
