using CsCheck;
using Escalade.Noise;
using Escalade.Numerics;
using Escalade.Policies;
using Escalade.Tests.Support;

namespace Escalade.Tests.Policies;

public class VirtualBatchNormalizationTests
{
    private static readonly Gen<Batch> s_batches =
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 12], Gen.Int[0, 9], Gen.Double[-3, 3], Gen.ULong).Select(Batch.Make);

    [Fact]
    public void Apply_AfterMeasure_EqualsTheFormula() =>
        s_batches.Sample(batch =>
        {
            var actual = batch.Normalized((normalization, answers, size) => normalization.Measure(answers, size), (n, answers) => n.Apply(answers));
            for (var output = 0; output < batch.Outputs; output++)
            {
                var (gain, shift) = batch.GainAndShift(output);
                double[] x = [.. batch.AnswersOf(output)];
                var isMeasured = batch.Size > 0;
                var mean = isMeasured ? x.Average() : 0;
                var deviation = isMeasured ? Math.Sqrt(x.Average(v => (v - mean) * (v - mean)) + 1e-3) : 1;
                for (var i = 0; i < x.Length; i++)
                {
                    var expected = Math.Max(0, gain * (x[i] - mean) / deviation + shift);
                    // Of terms that may cancel: the sums of up to 12 places, four roundings more, and as many again for good measure.
                    var terms = Math.Abs(gain) * (Math.Abs(x[i]) + x.Average(Math.Abs)) / deviation + Math.Abs(shift);
                    Assert.Equal(expected, actual[i * batch.Stride + output], 32 * Math.Pow(2, -24) * terms);
                }
            }
        }, iter: 300);

    [Fact]
    public void MeasureAndApply_AtEveryWidth_GiveTheSameBytes() =>
        s_batches.Sample(batch =>
        {
            var expected = batch.Normalized((normalization, answers, size) => normalization.Measure(answers, size), (n, answers) => n.Apply(answers));
            Same<ScalarWide>();
            Same<Vector128Wide>();
            Same<Vector256Wide>();
            Same<Vector512Wide>();

            void Same<T>()
                where T : unmanaged, IFloatWide<T> => Bits.Same(
                expected,
                batch.Normalized((normalization, answers, size) => normalization.Measure<T>(answers, size), (n, answers) => n.Apply<T>(answers)),
                typeof(T).Name);
        }, iter: 300);

    /// <summary>A layer's answers, <c>[Size x places x Stride]</c>, to a batch of observations, or to a single one that is no batch.</summary>
    private sealed record Batch(int Outputs, int Size, float[] Parameters, float[] Answers)
    {
        public int Stride => (Outputs + 15) / 16 * 16;

        public static Batch Make(int outputs, int places, int size, double center, ulong seed)
        {
            var batch = new Batch(outputs, size, Normal(seed, (size > 0 ? 2 : 1) * outputs), []);
            var answers = new float[Math.Max(size, 1) * places * batch.Stride];
            var normal = Normal(seed + 1, answers.Length);
            for (var i = 0; i < answers.Length; i++)
            {
                // What lies beyond the outputs is zeros.
                answers[i] = i % batch.Stride < outputs ? (float)center + normal[i] : 0;
            }
            return batch with { Answers = answers };
        }

        public (double Gain, double Shift) GainAndShift(int output) =>
            Size > 0 ? (Parameters[output], Parameters[Outputs + output]) : (1, Parameters[output]);

        public IEnumerable<double> AnswersOf(int output) => Answers.Where((_, i) => i % Stride == output).Select(x => (double)x);

        public float[] Normalized(Action<VirtualBatchNormalization, float[], int> measure, Action<VirtualBatchNormalization, float[]> apply)
        {
            var layer = new PatchLayer(new ParameterLayout(), "layer", [0], [0], Outputs);
            var normalization = new VirtualBatchNormalization(new ParameterLayout(), "layer", layer, hasReference: Size > 0);
            float[] answers = [.. Answers];
            normalization.SetParameters(Parameters);
            if (Size > 0)
            {
                measure(normalization, answers, Size);
            }
            apply(normalization, answers);
            return answers;
        }

        private static float[] Normal(ulong seed, int count)
        {
            var values = new float[count];
            GaussianNoise.Fill(new NoiseKey(seed, 0, 0, NoisePurpose.Perturbation), 0, values);
            return values;
        }
    }
}
