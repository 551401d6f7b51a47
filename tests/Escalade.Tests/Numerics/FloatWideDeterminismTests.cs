using CsCheck;
using Escalade.Numerics;
using Escalade.Tests.Support;

namespace Escalade.Tests.Numerics;

/// <summary>Every operation and every elementary function: each lane of each width gives the bytes that one lane gives.</summary>
public class FloatWideDeterminismTests
{
    // Random bits without NaN: signs and payloads of NaN are the only bits that processors may choose.
    private static readonly Gen<float> GenAny =
        Gen.UInt.Select(BitConverter.UInt32BitsToSingle).Where(x => !float.IsNaN(x));

    private static readonly Gen<float> GenModerate = Gen.Float[-90, 90];

    private static readonly Gen<(float A, float B, float C)> GenLanes = Gen.OneOf(
        Gen.Select(GenAny, GenAny, GenAny),
        Gen.Select(GenModerate, GenModerate, GenModerate));

    private static readonly (string Name, int Which)[] Operations =
    [
        .. new[]
        {
            "+", "-", "*", "/", "&", "|", "^", "MultiplyAdd", "Sqrt", "Min", "Max", "LessThan", "Select", "AddBits",
            "ShiftLeftBits", "ShiftRightBits", "ShiftRightSigned", "ToFloat", "Log", "Expm1", "Exp", "Tanh", "Sigmoid",
            "Sine", "Cosine",
        }.Select((name, i) => (name, i)),
    ];

    [Fact]
    public void Operations_AtEveryWidth_GiveTheBytesOfOneLane() =>
        GenLanes.Array[16].Sample(lanes =>
        {
            var a = lanes.Select(l => l.A).ToArray();
            var b = lanes.Select(l => l.B).ToArray();
            var c = lanes.Select(l => l.C).ToArray();
            foreach (var (name, which) in Operations)
            {
                var expected = Apply<ScalarWide>(which, a, b, c);
                for (var i = 0; i < expected.Length; i++)
                {
                    if (float.IsNaN(expected[i]) || Excluded(name, a[i], b[i]))
                    {
                        // Infinity minus infinity and the like; made comparable.
                        (a[i], b[i], c[i]) = (1, 2, 3);
                    }
                }
                expected = Apply<ScalarWide>(which, a, b, c);
                Bits.Same(expected, Apply<Vector128Wide>(which, a, b, c), $"{name} of 4 lanes");
                Bits.Same(expected, Apply<Vector256Wide>(which, a, b, c), $"{name} of 8 lanes");
                Bits.Same(expected, Apply<Vector512Wide>(which, a, b, c), $"{name} of 16 lanes");
            }
        }, iter: 5000);

    // What the interface excludes: zeros of both signs in Min and Max.
    private static bool Excluded(string name, float a, float b) => name is "Min" or "Max" && a == 0 && b == 0;

    private static float[] Apply<T>(int which, float[] a, float[] b, float[] c)
        where T : unmanaged, IFloatWide<T>
    {
        var result = new float[16];
        for (var i = 0; i < 16; i += T.Count)
        {
            Apply(which, T.Load(ref a[i]), T.Load(ref b[i]), T.Load(ref c[i])).Store(ref result[i]);
        }
        return result;
    }

    private static T Apply<T>(int which, T a, T b, T c)
        where T : unmanaged, IFloatWide<T>
    {
        // Magnitudes of log are positive normal numbers, angles lie in an octant.
        var positive = (a & T.BroadcastBits(0x7FFFFFFF)) | T.BroadcastBits(0x00800000);
        var octant = (a & T.BroadcastBits(0x007FFFFF)) | T.BroadcastBits(0x3F000000);
        return Operations[which].Name switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" => a / b,
            "&" => a & b,
            "|" => a | b,
            "^" => a ^ b,
            "MultiplyAdd" => T.MultiplyAdd(a, b, c),
            "Sqrt" => T.Sqrt(a & T.BroadcastBits(0x7FFFFFFF)),
            "Min" => T.Min(a, b),
            "Max" => T.Max(a, b),
            "LessThan" => T.LessThan(a, b) & T.Broadcast(1),
            "Select" => T.Select(T.LessThan(a, b), b, c),
            "AddBits" => T.AddBits(a, b),
            "ShiftLeftBits" => T.ShiftLeftBits(a, 7),
            "ShiftRightBits" => T.ShiftRightBits(a, 7),
            "ShiftRightSigned" => T.ShiftRightSigned(a, 7),
            "ToFloat" => T.ToFloat(a),
            "Log" => ElementaryFunctions.Log(T.Min(positive, T.Broadcast(float.MaxValue))),
            "Expm1" => ElementaryFunctions.Expm1(a),
            "Exp" => ElementaryFunctions.Exp(a),
            "Tanh" => ElementaryFunctions.Tanh(a),
            "Sigmoid" => ElementaryFunctions.Sigmoid(a),
            "Sine" => ElementaryFunctions.SinCosOctant(octant).Sine,
            "Cosine" => ElementaryFunctions.SinCosOctant(octant).Cosine,
            var name => throw new ArgumentException(name),
        };
    }
}
