using Escalade.Policies;

namespace Escalade.Tests.Policies;

/// <summary>Layers as textbooks write them: one number at a time, in double.</summary>
internal static class PolicyOracle
{
    /// <summary>x W + b, with the tensors found by name.</summary>
    public static double[] Dense(ParameterLayout layout, ReadOnlySpan<float> parameters, string layer, double[] x)
    {
        var weight = layout.Tensors.Single(t => t.Name == $"{layer}.weight");
        var bias = layout.Tensors.SingleOrDefault(t => t.Name == $"{layer}.bias");
        var y = new double[weight.Shape[1]];
        for (var output = 0; output < y.Length; output++)
        {
            y[output] = bias is null ? 0 : parameters[bias.Offset + output];
            for (var input = 0; input < x.Length; input++)
            {
                y[output] += x[input] * parameters[weight.Offset + input * y.Length + output];
            }
        }
        return y;
    }

    public static double[] Mlp(IPolicy policy, ReadOnlySpan<float> parameters, Activation activation, double[] x)
    {
        var layers = policy.Layout.Tensors.Count(t => t.Name.EndsWith(".weight", StringComparison.Ordinal));
        for (var i = 0; i < layers; i++)
        {
            x = Dense(policy.Layout, parameters, $"layer{i}", x);
            x = i == layers - 1 ? x : [.. x.Select(v => Activate(activation, v))];
        }
        return x;
    }

    /// <summary>One step of the unit that GruPolicy's remarks define; returns the output and the new memory.</summary>
    public static (double[] Output, double[] Memory) Gru(IPolicy policy, float[] parameters, double[] x, double[] h)
    {
        double[] Of(string layer, double[] input) => Dense(policy.Layout, parameters, layer, input);
        var z = Add(Of("update.input", x), Of("update.recurrent", h)).Select(Sigmoid).ToArray();
        var r = Add(Of("reset.input", x), Of("reset.recurrent", h)).Select(Sigmoid).ToArray();
        var recurrent = Of("candidate.recurrent", h);
        var n = Of("candidate.input", x).Select((v, i) => Math.Tanh(v + r[i] * recurrent[i])).ToArray();
        double[] next = [.. n.Select((v, i) => (1 - z[i]) * v + z[i] * h[i])];
        return (Of("output", next), next);
    }

    public static double Activate(Activation activation, double x) => activation switch
    {
        Activation.Tanh => Math.Tanh(x),
        Activation.Relu => Math.Max(x, 0),
        Activation.Elu => x > 0 ? x : Math.Exp(x) - 1,
        _ => x < 0 ? -1 : 1,
    };

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double[] Add(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];
}
