using System.Runtime.CompilerServices;

namespace Escalade.Atari.Machine;

/// <summary>Tables of what can be on a pixel, and of what that looks like. They never move, so that pointers to them can be kept.</summary>
/// <remarks>
/// The objects on a pixel are bits of a byte: those below, and with the missiles' bits four places lower the four <em>kinds</em> that
/// colours are chosen by, for a missile has its player's colour and priority.
/// </remarks>
internal static unsafe class VideoObjects
{
    public const int Field = 0x01, Player0 = 0x02, Player1 = 0x04, Ball = 0x08, Missile0 = 0x20, Missile1 = 0x40;

    public const int All = Field | Player0 | Player1 | Ball | Missile0 | Missile1;

    /// <summary>Pixels that are worked on at a time.</summary>
    public const int Block = 16;

    /// <summary>Where an object's copies are, in pixels from its position, by NUSIZ' three low bits.</summary>
    public static readonly int[][] CopyOffsets = [[0], [0, 16], [0, 32], [0, 16, 32], [0, 64], [0], [0, 32, 64], [0]];

    /// <summary>In the order of the read registers: bit 7 of register r is bit 2r, bit 6 is bit 2r + 1.</summary>
    private static readonly (int, int)[] Pairs =
    [
        (Missile0, Player1), (Missile0, Player0), (Missile1, Player0), (Missile1, Player1),
        (Player0, Field), (Player0, Ball), (Player1, Field), (Player1, Ball),
        (Missile0, Field), (Missile0, Ball), (Missile1, Field), (Missile1, Ball),
        (Ball, Field), (0, 0), (Player0, Player1), (Missile0, Missile1),
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

    /// <summary>Four of the field's 40 blocks as 16 bytes of <see cref="Field"/> or 0, the lowest bit first.</summary>
    public static readonly byte* FieldBlocks = Make(16 * Block, static i => (byte)(i / Block >> i % Block / 4 & Field));

    /// <summary>Which pairs of some objects there are, by the objects: what collides if all are on a pixel.</summary>
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
    /// <c>[priority][score][left half][kinds]</c>: which of the four colours a pixel has, 0 background, 1 field, 2 and 3 the players.
    /// </summary>
    public static readonly byte* ColorChoices = Make(8 * Block, static i => ChooseColor((i & 64) != 0, (i & 32) != 0, (i & 16) != 0, i & 15));

    /// <summary>16 bytes of 0, 16 of 255 and 16 of 0: of which 16 in a row select some pixels at the left or at the right.</summary>
    public static readonly byte* Edges = Make(3 * Block, static i => (byte)(i / Block == 1 ? 255 : 0));

    private static byte ChooseColor(bool hasPriority, bool hasScore, bool isLeft, int kinds)
    {
        bool field = (kinds & Field) != 0, ball = (kinds & Ball) != 0;
        var score = isLeft ? 2 : 3;
        return (byte)(
            hasPriority && (field || ball) ? 1
            : (kinds & Player0) != 0 ? 2
            : (kinds & Player1) != 0 ? (!hasPriority && hasScore && isLeft && field ? 2 : 3)
            : field ? (hasScore ? score : 1)
            : ball ? 1
            : 0);
    }

    private static T* Make<T>(int length, Func<int, T> make)
        where T : unmanaged
    {
        // What belongs to a type lives as long as the program and is never moved.
        var table = (T*)RuntimeHelpers.AllocateTypeAssociatedMemory(typeof(VideoObjects), length * sizeof(T));
        for (var i = 0; i < length; i++)
        {
            table[i] = make(i);
        }
        return table;
    }
}
