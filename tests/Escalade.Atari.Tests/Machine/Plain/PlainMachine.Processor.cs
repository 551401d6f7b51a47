namespace Escalade.Atari.Tests.Machine.Plain;

/// <summary>What instructions are made of.</summary>
internal sealed partial class PlainMachine
{
    private byte Status
    {
        get => (byte)(0x30 | (_s.N ? 0x80 : 0) | (_s.V ? 0x40 : 0) | (_s.D ? 8 : 0) | (_s.I ? 4 : 0) | (_s.Z ? 2 : 0) | (_s.C ? 1 : 0));
        set => (_s.N, _s.V, _s.D, _s.I, _s.Z, _s.C) =
            ((value & 0x80) != 0, (value & 0x40) != 0, (value & 8) != 0, (value & 4) != 0, (value & 2) != 0, (value & 1) != 0);
    }

    private void ResetProcessor()
    {
        _s.IsJammed = _s.IsStopped = false;
        _s.A = _s.X = _s.Y = 0;
        _s.SP = 0xFF;
        Status = 0x20;
        _s.LastWasRead = true;
        var low = Read(0xFFFC);
        _s.PC = (ushort)(low | Read(0xFFFD) << 8);
    }

    private byte Fetch() => Read(_s.PC++);

    private int ZeroPage(byte index) => Fetch() + index & 0xFF;

    private int Absolute()
    {
        var low = Fetch();
        return low | Fetch() << 8;
    }

    private int Absolute(byte index, bool hasPenalty) => Index(Absolute(), index, hasPenalty);

    private int IndirectX() => Pointer(Fetch() + _s.X & 0xFF);

    private int IndirectY(bool hasPenalty) => Index(Pointer(Fetch()), _s.Y, hasPenalty);

    private int Pointer(int address)
    {
        var low = Read(address);
        return low | Read(address + 1) << 8;
    }

    private int Index(int address, byte index, bool hasPenalty)
    {
        var indexed = address + index & 0xFFFF;
        if (hasPenalty && ((address ^ indexed) & 0xFF00) != 0)
        {
            _s.Cycles++;
        }
        return indexed;
    }

    private byte NZ(int value)
    {
        var result = (byte)value;
        _s.N = (result & 0x80) != 0;
        _s.Z = result == 0;
        return result;
    }

    private void Branch(bool isTaken)
    {
        var displacement = (sbyte)Fetch();
        if (isTaken)
        {
            var target = (ushort)(_s.PC + displacement);
            _s.Cycles += ((_s.PC ^ target) & 0xFF00) != 0 ? 2u : 1u;
            _s.PC = target;
        }
    }

    private void JumpIndirect()
    {
        var pointer = Absolute();
        var low = Read(pointer);
        _s.PC = (ushort)(low | Read(pointer & 0xFF00 | pointer + 1 & 0xFF) << 8);
    }

    private void Push(byte value) => Write(0x100 | _s.SP--, value);

    private byte Pull()
    {
        Read(0x100 | _s.SP++);
        return Read(0x100 | _s.SP);
    }

    private void Call()
    {
        var low = Fetch();
        Read(0x100 | _s.SP);
        Push((byte)(_s.PC >> 8));
        Push((byte)_s.PC);
        _s.PC = (ushort)(low | Read(_s.PC) << 8);
    }

    private void Return()
    {
        var low = Pull();
        _s.SP++;
        _s.PC = (ushort)(low | Read(0x100 | _s.SP) << 8);
        Read(_s.PC++);
    }

    private void ReturnFromInterrupt()
    {
        Status = Pull();
        _s.SP++;
        var low = Read(0x100 | _s.SP);
        _s.SP++;
        _s.PC = (ushort)(low | Read(0x100 | _s.SP) << 8);
    }

    private void Break()
    {
        Fetch();
        Push((byte)(_s.PC >> 8));
        Push((byte)_s.PC);
        Push(Status);
        _s.I = true;
        var low = Read(0xFFFE);
        _s.PC = (ushort)(low | Read(0xFFFF) << 8);
    }

    private void TestBits(byte value)
    {
        _s.Z = (_s.A & value) == 0;
        _s.N = (value & 0x80) != 0;
        _s.V = (value & 0x40) != 0;
    }

    private void Compare(byte register, byte value)
    {
        _s.C = register >= value;
        NZ(register - value);
    }

    private void SubtractFromX(byte value)
    {
        var both = _s.A & _s.X;
        _s.C = both >= value;
        _s.X = NZ(both - value);
    }

    private byte ShiftLeft(byte value)
    {
        _s.C = (value & 0x80) != 0;
        return NZ(value << 1);
    }

    private byte ShiftRight(byte value)
    {
        _s.C = (value & 1) != 0;
        return NZ(value >> 1);
    }

    private byte RotateLeft(byte value)
    {
        var carry = _s.C ? 1 : 0;
        _s.C = (value & 0x80) != 0;
        return NZ(value << 1 | carry);
    }

    private byte RotateRight(byte value)
    {
        var carry = _s.C ? 0x80 : 0;
        _s.C = (value & 1) != 0;
        return NZ(value >> 1 | carry);
    }

    private byte Increment(byte value) => NZ(value + 1);

    private byte Decrement(byte value) => NZ(value - 1);

    private byte ShiftLeftOr(byte value)
    {
        var result = ShiftLeft(value);
        _s.A = NZ(_s.A | result);
        return result;
    }

    private byte RotateLeftAnd(byte value)
    {
        var result = RotateLeft(value);
        _s.A = NZ(_s.A & result);
        return result;
    }

    private byte ShiftRightXor(byte value)
    {
        var result = ShiftRight(value);
        _s.A = NZ(_s.A ^ result);
        return result;
    }

    private byte RotateRightAdd(byte value)
    {
        var result = RotateRight(value);
        Add(result);
        return result;
    }

    private byte DecrementCompare(byte value)
    {
        var result = (byte)(value - 1);
        Compare(_s.A, result);
        return result;
    }

    private byte IncrementSubtract(byte value)
    {
        var result = (byte)(value + 1);
        Subtract(result);
        return result;
    }

    private void StoreHigh(int address, int value) => Write(address, (byte)(value & (address >> 8) + 1));

    private void RotateAnd(byte value)
    {
        var both = _s.A & value;
        var rotated = both >> 1 | (_s.C ? 0x80 : 0);
        if (!_s.D)
        {
            _s.A = NZ(rotated);
            _s.C = (rotated & 0x40) != 0;
            _s.V = ((rotated >> 6 ^ rotated >> 5) & 1) != 0;
            return;
        }
        _s.N = _s.C;
        _s.Z = rotated == 0;
        _s.V = ((both ^ rotated) & 0x40) != 0;
        if ((both & 0x0F) + (both & 1) > 5)
        {
            rotated = rotated & 0xF0 | rotated + 6 & 0x0F;
        }
        _s.C = (both & 0xF0) + (both & 0x10) > 0x50;
        _s.A = (byte)(_s.C ? rotated + 0x60 : rotated);
    }

    private void Add(byte value)
    {
        var carry = _s.C ? 1 : 0;
        var old = _s.A;
        if (_s.D)
        {
            var sum = Decimal(old) + Decimal(value) + carry;
            _s.A = NZ(Bcd(sum & 0xFF));
            _s.C = sum > 99;
            _s.V = ((old ^ _s.A) & (_s.A ^ value) & 0x80) != 0;
            return;
        }
        var binary = old + value + carry;
        _s.A = NZ(binary);
        _s.C = binary > 255;
        _s.V = ((old ^ _s.A) & (value ^ _s.A) & 0x80) != 0;
    }

    private void Subtract(byte value)
    {
        if (!_s.D)
        {
            Add((byte)~value);
            return;
        }
        var borrow = _s.C ? 0 : 1;
        var old = _s.A;
        var difference = Decimal(old) - Decimal(value) - borrow;
        if (difference < 0)
        {
            difference += 100;
        }
        _s.A = NZ(difference < 0 ? Decimal((byte)(256 + difference)) : Bcd(difference));
        _s.C = old >= value + borrow;
        _s.V = ((old ^ _s.A) & (_s.A ^ value) & 0x80) != 0;
    }

    private static int Decimal(byte value) => (value >> 4) * 10 + (value & 15);

    private static int Bcd(int number) => number % 100 / 10 << 4 | number % 10;
}
