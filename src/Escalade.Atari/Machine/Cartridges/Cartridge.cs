using System.Diagnostics;

namespace Escalade.Atari.Machine.Cartridges;

/// <summary>A cartridge: an image larger than its 4096 addresses, perhaps memory of its own, and addresses that switch between banks.</summary>
/// <remarks>
/// "Offset" is an address within the cartridge, its low 12 bits. Where a page of 64 bytes is nothing but memory it is mapped, and reading it never
/// comes here; addresses that switch are on pages that are not mapped, and writes always come here.
/// </remarks>
internal abstract unsafe class Cartridge
{
    /// <summary>So many bytes behind a byte of the content lies the <see cref="Sequence"/> that begins there.</summary>
    public const int SequenceOffset = CartridgeKinds.LargestImage;

    protected const int Space = 4096, PageSize = 64, FirstPage = 0x40;

    private const int Alignment = 256;

    private readonly byte[] _image;
    private readonly int _imageSize;
    private byte[] _memory;
    private int[] _banks;
    private byte** _pages;

    /// <param name="image">The whole content.</param>
    /// <param name="memorySize">Bytes of memory.</param>
    /// <param name="slots">How many things can be chosen independently.</param>
    protected Cartridge(ReadOnlySpan<byte> image, int memorySize, int slots)
    {
        // The largest content is as long as the distance.
        _image = GC.AllocateArray<byte>(Alignment + SequenceOffset + image.Length, pinned: true);
        fixed (byte* start = _image)
        {
            Rom = (byte*)((nuint)start + Alignment - 1 & ~(nuint)(Alignment - 1));
        }
        _imageSize = image.Length;
        image.CopyTo(Image);
        Sequence.Find(image, new(Rom + SequenceOffset, _imageSize));
        _memory = GC.AllocateArray<byte>(memorySize, pinned: true);
        _banks = new int[slots];
    }

    /// <summary>Another bank was switched to; whoever notices resets this.</summary>
    public bool HasSwitched { get; set; }

    /// <summary>Whether the cartridge listens to accesses that are the video chip's.</summary>
    public virtual bool TapsVideo => false;

    /// <summary>The content, at the beginning of one of the processor's pages.</summary>
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

    /// <summary>What is chosen, by slot.</summary>
    protected ReadOnlySpan<int> Banks => _banks;

    /// <summary>Finds out what kind of cartridge an image is from.</summary>
    /// <exception cref="RomException">It is of none that is known.</exception>
    public static Cartridge Create(ReadOnlySpan<byte> image) => CartridgeKinds.Create(image);

    /// <summary>Maps the cartridge's pages from now on.</summary>
    /// <param name="pages">The 128 pages of the whole bus.</param>
    public void Attach(byte** pages)
    {
        _pages = pages;
        for (var slot = 0; slot < _banks.Length; slot++)
        {
            Map(slot);
        }
    }

    /// <summary>Whether a page is the cartridge's content, which nothing changes.</summary>
    public bool IsContent(byte* page) => page >= Rom && page < Rom + _imageSize;

    /// <summary>Chooses the first banks; fills memory with random bytes.</summary>
    public virtual void Reset(MersenneTwister random)
    {
        foreach (ref var cell in Memory)
        {
            cell = (byte)random.Next();
        }
    }

    /// <summary>Reads from a page that is not mapped, at some cycle.</summary>
    public virtual int Read(int address, uint cycles) => throw new UnreachableException("All pages are mapped.");

    /// <summary>Writes to the cartridge.</summary>
    /// <returns>Whether the video chip gets it as well.</returns>
    public abstract bool Write(int address, int value);

    /// <summary>Listens to a read from the video chip, and answers in its place or returns -1.</summary>
    public virtual int Tap(int address) => -1;

    /// <summary>Listens to a write to the video chip.</summary>
    public virtual void TapWrite(int address, int value)
    {
    }

    /// <summary>The clock is about to be set back to 0.</summary>
    public virtual void Rebase(uint cycles)
    {
    }

    /// <summary>A cartridge with the same content in the same state, not attached to anything.</summary>
    public virtual Cartridge Clone()
    {
        var clone = (Cartridge)MemberwiseClone();
        clone._memory = GC.AllocateArray<byte>(_memory.Length, pinned: true);
        _memory.CopyTo(clone._memory, 0);
        clone._banks = [.. _banks];
        clone._pages = null;
        return clone;
    }

    /// <summary>Takes over another one's state.</summary>
    public virtual void CopyFrom(Cartridge other)
    {
        other._memory.CopyTo(_memory, 0);
        for (var slot = 0; slot < _banks.Length; slot++)
        {
            Switch(slot, other._banks[slot]);
        }
    }

    /// <summary>Maps the pages that depend on what a slot has chosen.</summary>
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
            HasSwitched = true;
            Map(slot);
        }
    }
}
