using Escalade.Atari.Cartridges;

namespace Escalade.Atari.Machine;

/// <summary>A console as it was when a frame began: all that the frame depends on. The random numbers, which only a reset draws, are left out.</summary>
internal sealed class MachineSnapshot(Cartridge cartridge)
{
    private readonly byte[] _memory = new byte[AtariMachine.MemorySize];
    private readonly Cartridge _cartridge = cartridge.Clone();
    private MachineState _state;
    private ConsoleInput _input;

    public void Save(in MachineState state, Span<byte> memory, Cartridge cartridge, ConsoleInput input)
    {
        _state = state;
        memory.CopyTo(_memory);
        _cartridge.CopyFrom(cartridge);
        _input = input;
    }

    public ConsoleInput Restore(out MachineState state, Span<byte> memory, Cartridge cartridge)
    {
        state = _state;
        _memory.CopyTo(memory);
        cartridge.CopyFrom(_cartridge);
        return _input;
    }
}
