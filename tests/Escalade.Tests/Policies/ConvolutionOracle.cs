using Escalade.Policies;

namespace Escalade.Tests.Policies;

/// <summary>A convolutional policy as textbooks write it: one number at a time, in double.</summary>
internal static class ConvolutionOracle
{
    public static double[] Act(
        ConvolutionalPolicySpec spec, IPolicy policy, float[] parameters, float[] reference, float[] observation)
    {
        // The batch goes through the layers together with the observation, which has no say in the statistics.
        var batch = Enumerable.Range(0, spec.ReferenceSize).Select(n => reference[(n * observation.Length)..((n + 1) * observation.Length)])
            .Append(observation).Select(x => ToImage(x, spec)).ToArray();
        var layers = spec.Convolutions.Count + spec.Hidden.Count;
        for (var i = 0; i < layers; i++)
        {
            var convolution = i < spec.Convolutions.Count
                ? spec.Convolutions[i]
                : new ConvolutionSpec(spec.Hidden[i - spec.Convolutions.Count], batch[0].GetLength(1), 1);
            batch = [.. batch.Select(x => Convolve(x, convolution, Tensor(policy, parameters, $"layer{i}.weight")))];
            Normalize(batch, spec.ReferenceSize, channel => (
                spec.ReferenceSize > 0 ? Tensor(policy, parameters, $"layer{i}.gain")[channel] : 1,
                Tensor(policy, parameters, $"layer{i}.shift")[channel]));
        }
        return PolicyOracle.Dense(policy.Layout, parameters, "output", [.. batch[^1].Cast<double>()]);
    }

    private static double[,,] ToImage(float[] observation, ConvolutionalPolicySpec spec)
    {
        var size = (int)Math.Sqrt(observation.Length / spec.Frames);
        var image = new double[spec.Frames, size, size];
        for (var i = 0; i < observation.Length; i++)
        {
            image[i / (size * size), i / size % size, i % size] = observation[i] * spec.InputScale;
        }
        return image;
    }

    private static double[,,] Convolve(double[,,] x, ConvolutionSpec spec, ReadOnlySpan<float> weight)
    {
        var size = (x.GetLength(1) - spec.Size) / spec.Stride + 1;
        var y = new double[spec.Filters, size, size];
        for (var filter = 0; filter < spec.Filters; filter++)
        {
            for (var row = 0; row < size; row++)
            {
                for (var column = 0; column < size; column++)
                {
                    for (var tap = 0; tap < weight.Length / spec.Filters; tap++)
                    {
                        var (channel, dy, dx) = (tap / (spec.Size * spec.Size), tap / spec.Size % spec.Size, tap % spec.Size);
                        y[filter, row, column] +=
                            x[channel, row * spec.Stride + dy, column * spec.Stride + dx] * weight[tap * spec.Filters + filter];
                    }
                }
            }
        }
        return y;
    }

    private static void Normalize(double[][,,] batch, int referenceSize, Func<int, (double Gain, double Shift)> of)
    {
        for (var channel = 0; channel < batch[0].GetLength(0); channel++)
        {
            var answers = batch.Take(referenceSize).SelectMany(x => Channel(x, channel)).ToArray();
            var mean = referenceSize > 0 ? answers.Average() : 0;
            var deviation = referenceSize > 0 ? Math.Sqrt(answers.Average(x => (x - mean) * (x - mean)) + 1e-3) : 1;
            var (gain, shift) = of(channel);
            foreach (var image in batch)
            {
                for (var row = 0; row < image.GetLength(1); row++)
                {
                    for (var column = 0; column < image.GetLength(2); column++)
                    {
                        ref var x = ref image[channel, row, column];
                        x = Math.Max(0, gain * (x - mean) / deviation + shift);
                    }
                }
            }
        }
    }

    private static IEnumerable<double> Channel(double[,,] image, int channel) =>
        from row in Enumerable.Range(0, image.GetLength(1))
        from column in Enumerable.Range(0, image.GetLength(2))
        select image[channel, row, column];

    private static ReadOnlySpan<float> Tensor(IPolicy policy, float[] parameters, string name)
    {
        var tensor = policy.Layout.Tensors.Single(t => t.Name == name);
        return parameters.AsSpan(tensor.Offset, tensor.Length);
    }
}
