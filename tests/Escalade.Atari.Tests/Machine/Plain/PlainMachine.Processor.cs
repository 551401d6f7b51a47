namespace Escalade.Atari.Tests.Machine.Plain;

/// <summary>6507: what instructions are made of. A flag is a variable.</summary>
internal sealed partial class PlainMachine
{
    private byte _a, _x, _y, _sp;
    private ushort _pc;
    private bool _n, _v, _d, _i, _z, _c, _isJammed;

    private byte Status
    {
        get => (byte)(0x30 | (_n ? 0x80 : 0) | (_v ? 0x40 : 0) | (_d ? 8 : 0) | (_i ? 4 : 0) | (_z ? 2 : 0) | (_c ? 1 : 0));
        set => (_n, _v, _d, _i, _z, _c) =
            ((value & 0x80) != 0, (value & 0x40) != 0, (value & 8) != 0, (value & 4) != 0, (value & 2) != 0, (value & 1) != 0);
    }

    private void SwitchProcessorOn()
    {
        (_a, _x, _y, _sp, Status, _isJammed) = (0, 0, 0, 255, 0x20, false);
        JumpBy(0xFFFC);
    }

    /// <summary>Goes on at the address that is stored at an address.</summary>
    private void JumpBy(int vector) => _pc = (ushort)Pointer(vector);

    private byte Fetch() => Read(_pc++);

    private int ZeroPage(byte index) => Fetch() + index & 0xFF;

    private int Absolute()
    {
        int first = Fetch(), second = Fetch();
        return first + 256 * second;
    }

    private int Absolute(byte index, bool hasPenalty) => Index(Absolute(), index, hasPenalty);

    private int IndirectX() => Pointer(Fetch() + _x & 0xFF);

    private int IndirectY(bool hasPenalty) => Index(Pointer(Fetch()), _y, hasPenalty);

    private int Pointer(int address)
    {
        int first = Read(address), second = Read(address + 1);
        return first + 256 * second;
    }

    private int Index(int address, byte index, bool hasPenalty)
    {
        var indexed = address + index & 0xFFFF;
        if (hasPenalty && ((address ^ indexed) & 0xFF00) != 0)
        {
            _cycles++;
        }
        return indexed;
    }

    private byte NZ(int value)
    {
        (_n, _z) = ((value & 0x80) != 0, (byte)value == 0);
        return (byte)value;
    }

    private void Branch(bool isTaken)
    {
        var offset = (sbyte)Fetch();
        var from = _pc;
        if (!isTaken)
        {
            return;
        }
        _pc = (ushort)(from + offset);
        _cycles++;
        _cycles += from / 256 == _pc / 256 ? 0u : 1u;
    }

    /// <summary>JMP (abs): the high byte comes from the same page.</summary>
    private void JumpIndirect()
    {
        var pointer = Absolute();
        int first = Read(pointer), second = Read(pointer / 256 * 256 + (byte)(pointer + 1));
        _pc = (ushort)(first + 256 * second);
    }

    private void Push(byte value) => Write(0x100 | _sp--, value);

    private byte Pull()
    {
        _ = Read(0x100 + _sp);
        return PullNext();
    }

    private byte PullNext() => Read(0x100 + ++_sp);

    private void Call()
    {
        int first = Fetch();
        _ = Read(0x100 + _sp);
        PushAddress(_pc);
        _pc = (ushort)(first + 256 * Read(_pc));
    }

    private void Return()
    {
        int first = Pull(), second = PullNext();
        _pc = (ushort)(first + 256 * second);
        _ = Read(_pc++);
    }

    private void ReturnFromInterrupt()
    {
        Status = Pull();
        int first = PullNext(), second = PullNext();
        _pc = (ushort)(first + 256 * second);
    }

    private void Break()
    {
        _ = Fetch();
        PushAddress(_pc);
        Push(Status);
        _i = true;
        JumpBy(0xFFFE);
    }

    private void PushAddress(ushort address)
    {
        Push((byte)(address / 256));
        Push((byte)address);
    }

    private void TestBits(byte value)
    {
        _z = (_a & value) == 0;
        _n = (value & 0x80) != 0;
        _v = (value & 0x40) != 0;
    }

    private void Compare(byte register, byte value)
    {
        _c = register >= value;
        NZ(register - value);
    }

    private void SubtractFromX(byte value)
    {
        var register = (byte)(_a & _x);
        Compare(register, value);
        _x = (byte)(register - value);
    }

    private byte ShiftLeft(byte value)
    {
        _c = (value & 0x80) != 0;
        return NZ(value << 1);
    }

    private byte ShiftRight(byte value)
    {
        _c = (value & 1) != 0;
        return NZ(value >> 1);
    }

    private byte RotateLeft(byte value)
    {
        var carry = _c ? 1 : 0;
        _c = (value & 0x80) != 0;
        return NZ(value << 1 | carry);
    }

    private byte RotateRight(byte value)
    {
        var carry = _c ? 0x80 : 0;
        _c = (value & 1) != 0;
        return NZ(value >> 1 | carry);
    }

    private byte Increment(byte value) => NZ(value + 1);

    private byte Decrement(byte value) => NZ(value - 1);

    private byte ShiftLeftOr(byte value)
    {
        value = ShiftLeft(value);
        _a = NZ(_a | value);
        return value;
    }

    private byte RotateLeftAnd(byte value)
    {
        value = RotateLeft(value);
        _a = NZ(_a & value);
        return value;
    }

    private byte ShiftRightXor(byte value)
    {
        value = ShiftRight(value);
        _a = NZ(_a ^ value);
        return value;
    }

    private byte RotateRightAdd(byte value)
    {
        value = RotateRight(value);
        Add(value);
        return value;
    }

    private byte DecrementCompare(byte value)
    {
        Compare(_a, --value);
        return value;
    }

    private byte IncrementSubtract(byte value)
    {
        Subtract(++value);
        return value;
    }

    private void StoreHigh(int address, int value) => Write(address, (byte)(value & (address >> 8) + 1));

    private void RotateAnd(byte value)
    {
        var before = (byte)(_a & value);
        _a = NZ(before / 2 + (_c ? 128 : 0));
        bool bit6 = _a / 64 % 2 == 1, bit5 = _a / 32 % 2 == 1;
        if (!_d)
        {
            (_c, _v) = (bit6, bit6 != bit5);
            return;
        }
        _v = bit6 != (before / 64 % 2 == 1);
        // In decimal mode a digit that was 5 or more is corrected by 6, without a carry to the next one.
        int low = _a % 16, high = _a / 16;
        low += before % 16 >= 5 ? 6 : 0;
        _c = before / 16 >= 5;
        high += _c ? 6 : 0;
        _a = (byte)(high % 16 * 16 + low % 16);
    }

    private void Add(byte value)
    {
        var old = _a;
        var sum = (_d ? Decimal(old) + Decimal(value) : old + value) + (_c ? 1 : 0);
        _a = NZ(_d ? Bcd(sum % 256) : sum);
        _c = sum >= (_d ? 100 : 256);
        _v = HasOverflowed(old, value);
    }

    /// <summary>Whether both operands have one sign, and the accumulator the other.</summary>
    private bool HasOverflowed(byte first, byte second) => first < 128 == second < 128 && first < 128 != _a < 128;

    private void Subtract(byte value)
    {
        if (!_d)
        {
            Add((byte)~value);
            return;
        }
        // ALE's table of decimal numbers has 256 entries, and its index may fall below 0 where a byte is no decimal number.
        var (old, taken) = (_a, value + (_c ? 0 : 1));
        var index = Decimal(old) - Decimal(value) - (_c ? 0 : 1);
        index += index < 0 ? 100 : 0;
        _a = NZ(index >= 0 ? Bcd(index) : Decimal((byte)index));
        _c = old >= taken;
        // Overflow is that of an addition, even here.
        _v = HasOverflowed(old, value);
    }

    private static int Decimal(byte value) => 10 * (value / 16) + value % 16;

    private static int Bcd(int number) => 16 * (number / 10 % 10) + number % 10;
}
