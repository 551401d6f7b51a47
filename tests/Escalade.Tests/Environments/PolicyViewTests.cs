using CsCheck;
using Escalade.Environments;
using Escalade.Noise;
using Escalade.Tests.Support;

namespace Escalade.Tests.Environments;

public class PolicyViewTests
{
    [Fact]
    public void See_OfBytesThatAreNotNormalized_IsWhatFloat64WouldGive() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[0, 255]).Sample((size, first) =>
        {
            IByteEnvironment environment = new Bytes(size, (byte)first) { IsFloat64Allowed = false };
            var view = new PolicyView(environment, new ObservationSpec { Normalize = false });
            var inFloat64 = new PolicyView(new InFloat64(new Bytes(size, (byte)first)), new ObservationSpec { Normalize = false });
            view.Reset(new RandomSource(default));
            inFloat64.Reset(new RandomSource(default));
            for (var step = 0; step < 3; step++)
            {
                float[] expected = [.. environment.Bytes.ToArray().Select(value => (float)value)];
                Bits.Same(expected, view.See(), $"{size} bytes");
                Bits.Same(expected, inFloat64.See(), $"{size} numbers");
                Assert.Equal(view.Step([step]), inFloat64.Step([step]));
            }
        }, iter: 200);

    [Fact]
    public void See_OfBytesThatAreNormalized_CountsAndNormalizesThem()
    {
        var view = new PolicyView(new Bytes(2, 10), new ObservationSpec { Clip = 0 });
        var moments = new ObservationMoments(2);
        view.Reset(new RandomSource(default));
        Assert.Equal([10f, 11f], view.See(moments).ToArray());
        view.Step([9]);
        Assert.Equal([20f, 21f], view.See(moments).ToArray());
        Assert.Equal((2, 15.0, 16.0), (moments.Count, moments.Mean[0], moments.Mean[1]));

        // Deviations are 5.
        view.Load(moments);
        Assert.Equal([1f, 1f], view.See().ToArray());
        Assert.Equal(2, moments.Count);
    }

    [Fact]
    public void See_WithMomentsOfBytesThatAreNotNormalized_ThrowsRatherThanCountsNothing()
    {
        var view = new PolicyView(new Bytes(2, 10), new ObservationSpec { Normalize = false });
        view.Reset(new RandomSource(default));
        Assert.Throws<InvalidOperationException>(() => view.See(new ObservationMoments(2)).ToArray());
    }

    /// <summary>Bytes that count up; each step adds its action and 1 to all.</summary>
    private sealed class Bytes(int size, byte first) : IByteEnvironment
    {
        private readonly byte[] _bytes = new byte[size];

        public bool IsFloat64Allowed { get; init; } = true;

        public EnvironmentSpec Spec { get; } = new("Bytes", size, new DiscreteActions(10), MaxEpisodeSteps: 100);

        ReadOnlySpan<byte> IByteEnvironment.Bytes => _bytes;

        public void Reset(RandomSource random)
        {
            for (var i = 0; i < size; i++)
            {
                _bytes[i] = (byte)(first + i);
            }
        }

        public StepResult Step(ReadOnlySpan<double> action)
        {
            foreach (ref var value in _bytes.AsSpan())
            {
                value += (byte)(1 + action[0]);
            }
            return new StepResult(action[0], Terminated: false, Truncated: false);
        }

        public void Reset(RandomSource random, Span<double> observation)
        {
            Reset(random);
            Observe(observation);
        }

        public StepResult Step(ReadOnlySpan<double> action, Span<double> observation)
        {
            var result = Step(action);
            Observe(observation);
            return result;
        }

        public void Dispose() { }

        private void Observe(Span<double> observation)
        {
            Assert.True(IsFloat64Allowed);
            for (var i = 0; i < size; i++)
            {
                observation[i] = _bytes[i];
            }
        }
    }

    /// <summary>An environment that does not say its observations are bytes.</summary>
    private sealed class InFloat64(IEnvironment environment) : IEnvironment
    {
        public EnvironmentSpec Spec => environment.Spec;

        public void Reset(RandomSource random, Span<double> observation) => environment.Reset(random, observation);

        public StepResult Step(ReadOnlySpan<double> action, Span<double> observation) => environment.Step(action, observation);

        public void Dispose() => environment.Dispose();
    }
}
