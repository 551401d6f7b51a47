using System.Diagnostics;

namespace Escalade.Atari.Cartridges;

/// <summary>
/// A cartridge: its content, which may be larger than its 4096 addresses, perhaps memory, and hotspots, addresses that switch banks when accessed.
/// </summary>
/// <remarks>
/// An offset is an address within the cartridge: the low 12 bits of the processor's. A page of 64 bytes without hotspots is mapped: the console then reads
/// it through a pointer, without a call. Reads of other pages, and all writes, come here.
/// </remarks>
internal abstract unsafe class Cartridge
{
    /// <summary>The annotation of a byte of the content is so many bytes behind it.</summary>
    public const int AnnotationsOffset = CartridgeDetector.LargestImage;

    protected const int AddressSpace = 4096, PageSize = 64, FirstPage = 0x40;

    private const int Alignment = 256;

    private readonly byte[] _image;
    private readonly int _imageSize;
    private byte[] _memory;
    private int[] _banks;
    private byte** _pages;

    /// <param name="image">The whole content.</param>
    /// <param name="memorySize">Bytes of memory.</param>
    /// <param name="slots">How many parts of the address space choose their bank independently.</param>
    protected Cartridge(ReadOnlySpan<byte> image, int memorySize, int slots)
    {
        // The distance is the largest content's length, so the two never overlap.
        _image = GC.AllocateArray<byte>(Alignment + AnnotationsOffset + image.Length, pinned: true);
        fixed (byte* start = _image)
        {
            Rom = (byte*)((nuint)start + Alignment - 1 & ~(nuint)(Alignment - 1));
        }
        _imageSize = image.Length;
        image.CopyTo(Image);
        _memory = GC.AllocateArray<byte>(memorySize, pinned: true);
        _banks = new int[slots];
    }

    /// <summary>Set when another bank is switched to; the console resets it.</summary>
    public bool HasSwitchedBank { get; set; }

    /// <summary>Whether the cartridge sees accesses to the TIA, too.</summary>
    public virtual bool SnoopsTia => false;

    /// <summary>The content.</summary>
    public ReadOnlySpan<byte> Content => Image;

    /// <summary>A byte for each byte of the content, in which the console keeps what its processor does there. Copies share them.</summary>
    public Span<byte> Annotations => new(Rom + AnnotationsOffset, _imageSize);

    /// <summary>The content, aligned to 256 bytes like the processor's pages.</summary>
    protected byte* Rom { get; }

    protected Span<byte> Image => new(Rom, _imageSize);

    protected Span<byte> Memory => _memory;

    protected byte* MemoryPointer
    {
        get
        {
            fixed (byte* memory = _memory)
            {
                return memory;
            }
        }
    }

    /// <summary>The bank that each slot has chosen.</summary>
    protected ReadOnlySpan<int> Banks => _banks;

    /// <summary>Finds out what kind of cartridge an image is from.</summary>
    /// <exception cref="RomException">It is of none that is known.</exception>
    public static Cartridge Create(ReadOnlySpan<byte> image) => CartridgeDetector.Create(image);

    /// <summary>Connects the cartridge to a console: from now on it maps its pages there.</summary>
    /// <param name="pages">The 128 pages of the whole bus.</param>
    public void Attach(byte** pages)
    {
        _pages = pages;
        for (var slot = 0; slot < _banks.Length; slot++)
        {
            Map(slot);
        }
    }

    /// <summary>Whether a page is a part of the content, which never changes.</summary>
    public bool IsContent(byte* page) => page >= Rom && page < Rom + _imageSize;

    /// <summary>Chooses the first banks and fills memory with random bytes, as when the console is switched on.</summary>
    public virtual void Reset(MersenneTwister random)
    {
        foreach (ref var cell in Memory)
        {
            cell = (byte)random.Next();
        }
    }

    /// <summary>Reads from a page that is not mapped.</summary>
    public virtual int Read(int address, uint cycles) => throw new UnreachableException("All pages are mapped.");

    /// <summary>Writes to the cartridge.</summary>
    /// <returns>Whether the TIA gets the value, too.</returns>
    public abstract bool Write(int address, int value);

    /// <summary>Sees a read from the TIA.</summary>
    /// <returns>The value that the processor reads instead of the TIA's, or -1 to leave it.</returns>
    public virtual int SnoopRead(int address) => -1;

    /// <summary>Sees a write to the TIA.</summary>
    public virtual void SnoopWrite(int address, int value)
    {
    }

    /// <summary>Called when a frame begins, before the clock is set back to 0.</summary>
    public virtual void RebaseClock(uint cycles)
    {
    }

    /// <summary>A copy in the same state, not attached to a console. The content is shared.</summary>
    public virtual Cartridge Clone()
    {
        var clone = (Cartridge)MemberwiseClone();
        clone._memory = GC.AllocateArray<byte>(_memory.Length, pinned: true);
        _memory.CopyTo(clone._memory, 0);
        clone._banks = [.. _banks];
        clone._pages = null;
        return clone;
    }

    /// <summary>Takes over the state of another cartridge with the same content.</summary>
    public virtual void CopyFrom(Cartridge other)
    {
        other._memory.CopyTo(_memory, 0);
        for (var slot = 0; slot < _banks.Length; slot++)
        {
            Switch(slot, other._banks[slot]);
        }
    }

    /// <summary>Maps the pages that depend on a slot's bank.</summary>
    protected abstract void Map(int slot);

    protected void Map(int offset, int length, byte* from)
    {
        if (_pages == null)
        {
            return;
        }
        var page = _pages + FirstPage + offset / PageSize;
        for (var i = 0; i < length / PageSize; i++)
        {
            page[i] = from + i * PageSize;
        }
    }

    protected void Switch(int slot, int bank)
    {
        if (_banks[slot] != bank)
        {
            _banks[slot] = bank;
            HasSwitchedBank = true;
            Map(slot);
        }
    }
}
