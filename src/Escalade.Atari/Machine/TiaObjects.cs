using System.Runtime.CompilerServices;

namespace Escalade.Atari.Machine;

/// <summary>The TIA's objects as bits of a pixel, and tables of how they are spread, coloured and collide. The tables never move in memory.</summary>
/// <remarks>
/// A pixel's byte has a bit for each object on it. A missile has its player's colour and priority; so its bit is its player's, four places higher, and
/// the two halves of a byte or-ed together, the pixel's <em>kinds</em>, are what its colour is chosen by.
/// </remarks>
internal static unsafe class TiaObjects
{
    public const int Playfield = 0x01, Player0 = 0x02, Player1 = 0x04, Ball = 0x08, Missile0 = 0x20, Missile1 = 0x40;

    public const int All = Playfield | Player0 | Player1 | Ball | Missile0 | Missile1;

    /// <summary>Pixels that are drawn at a time.</summary>
    public const int Block = 16;

    /// <summary>Distances of an object's copies from its position, in pixels, by the three low bits of NUSIZ.</summary>
    public static readonly int[][] CopyOffsets = [[0], [0, 16], [0, 32], [0, 16, 32], [0, 64], [0], [0, 32, 64], [0]];

    /// <summary>The pair of each collision latch, in the order of <see cref="MachineState.Collisions"/>.</summary>
    private static readonly (int, int)[] Pairs =
    [
        (Missile0, Player1), (Missile0, Player0), (Missile1, Player0), (Missile1, Player1),
        (Player0, Playfield), (Player0, Ball), (Player1, Playfield), (Player1, Ball),
        (Missile0, Playfield), (Missile0, Ball), (Missile1, Playfield), (Missile1, Ball),
        (Ball, Playfield), (0, 0), (Player0, Player1), (Missile0, Missile1),
    ];

    /// <summary>The eight bits of a byte in reverse order.</summary>
    public static readonly byte* Reverse = Make(256, static i => (byte)(((ulong)(uint)i * 0x0202020202 & 0x010884422010) % 1023));

    /// <summary>Eight bits as eight bytes of 0 or 1, the highest bit first.</summary>
    public static readonly ulong* Spread = Make(256, static i =>
    {
        var spread = 0UL;
        for (var pixel = 0; pixel < 8; pixel++)
        {
            spread |= (ulong)(i >> 7 - pixel & 1) << 8 * pixel;
        }
        return spread;
    });

    /// <summary>Four bits of graphics as eight, each twice.</summary>
    public static readonly byte* Doubled = Make(16, static i => (byte)((i & 8) * 0x18 | (i & 4) * 0x0C | (i & 2) * 0x06 | (i & 1) * 0x03));

    /// <summary>Four of the playfield's 40 blocks as 16 bytes of <see cref="Playfield"/> or 0, the lowest bit first.</summary>
    public static readonly byte* PlayfieldBlocks = Make(16 * Block, static i => (byte)(i / Block >> i % Block / 4 & Playfield));

    /// <summary>The latches that a pixel with some objects sets, by the objects' bits.</summary>
    public static readonly ushort* Collisions = Make(All + 1, static i =>
    {
        var collisions = 0;
        for (var pair = 0; pair < Pairs.Length; pair++)
        {
            var (first, second) = Pairs[pair];
            collisions |= (i & first) != 0 && (i & second) != 0 ? 1 << pair : 0;
        }
        return (ushort)collisions;
    });

    /// <summary>
    /// The colour of a pixel, <c>[priority][score][left half][kinds]</c>: 0 background, 1 playfield and ball, 2 and 3 the players with their missiles.
    /// </summary>
    public static readonly byte* ColorChoices = Make(8 * Block, static i => ChooseColor((i & 64) != 0, (i & 32) != 0, (i & 16) != 0, i & 15));

    /// <summary>16 bytes of 0, 16 of 255 and 16 of 0: 16 of them in a row are a mask for some pixels at the left or at the right of a block.</summary>
    public static readonly byte* Edges = Make(3 * Block, static i => (byte)(i / Block == 1 ? 255 : 0));

    private static byte ChooseColor(bool hasPriority, bool hasScore, bool isLeft, int kinds)
    {
        bool playfield = (kinds & Playfield) != 0, ball = (kinds & Ball) != 0;
        var score = isLeft ? 2 : 3;
        return (byte)(
            hasPriority && (playfield || ball) ? 1
            : (kinds & Player0) != 0 ? 2
            : (kinds & Player1) != 0 ? (!hasPriority && hasScore && isLeft && playfield ? 2 : 3)
            : playfield ? (hasScore ? score : 1)
            : ball ? 1
            : 0);
    }

    private static T* Make<T>(int length, Func<int, T> make)
        where T : unmanaged
    {
        // Memory of a type lives as long as the program, and the collector never moves it.
        var table = (T*)RuntimeHelpers.AllocateTypeAssociatedMemory(typeof(TiaObjects), length * sizeof(T));
        for (var i = 0; i < length; i++)
        {
            table[i] = make(i);
        }
        return table;
    }
}
