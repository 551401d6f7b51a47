using System.Text;
using Escalade.MuJoCo.Native;
using Escalade.MuJoCo.Simulation;
using Escalade.MuJoCo.Tests.Support;
using Escalade.Physics.Lanes;
using Escalade.Physics.Simulation;
using Escalade.Physics.Tests.Support;

namespace Escalade.Physics.Tests.Simulation;

/// <summary>A step from the same state and warm start is libmujoco's.</summary>
[NeedsMuJoCo]
public unsafe class StepAlignmentTests
{
    private const double Tolerance = 1e-9;
    private const int StepsAnEpisode = 200;

    [Theory]
    [MemberData(nameof(TestModels.Supported), MemberType = typeof(TestModels))]
    public void Step_FromTheSameState_LeadsWhereLibmujocoGoes(string name) => AssertAligned(name, 600);

    /// <summary>The long form: a million steps a model.</summary>
    [Theory(Explicit = true)]
    [MemberData(nameof(TestModels.Supported), MemberType = typeof(TestModels))]
    public void Step_FromAMillionStates_LeadsWhereLibmujocoGoes(string name) => AssertAligned(name, 250_000);

    private static void AssertAligned(string name, int steps)
    {
        var model = TestModels.Load(name);
        using var batch = new Batch<Wide256>(model);
        using var handle = CompiledModels.Compile($"{name}.xml", Encoding.UTF8.GetBytes(TestModels.Text(name)));
        using var oracles = new Oracles(handle, Wide256.Count);
        var random = new Random(1);
        var (positions, velocities) = (new double[model.PositionSize], new double[model.VelocitySize]);
        for (var step = 0; step < steps; step++)
        {
            for (var lane = 0; lane < Wide256.Count; lane++)
            {
                var oracle = oracles[lane];
                if (step % StepsAnEpisode == 0)
                {
                    Begin(handle, oracle, random, step / StepsAnEpisode % 2 == 0 ? 0.1 : 1);
                }
                foreach (ref var control in new Span<double>(oracle->ctrl, model.Motors.Count))
                {
                    control = 2 * random.NextDouble() - 1;
                }
                batch.SetState(lane, new(oracle->qpos, positions.Length), new(oracle->qvel, velocities.Length));
                batch.SetWarmStart(lane, new(oracle->qacc_warmstart, velocities.Length));
                batch.SetControl(lane, new(oracle->ctrl, model.Motors.Count));
            }
            batch.Step();
            for (var lane = 0; lane < Wide256.Count; lane++)
            {
                var oracle = oracles[lane];
                Mujoco.mj_step(handle.Pointer, oracle);
                batch.GetState(lane, positions, velocities);
                AssertClose($"{name}, step {step}, lane {lane}, position", new(oracle->qpos, positions.Length), positions);
                AssertClose($"{name}, step {step}, lane {lane}, velocity", new(oracle->qvel, velocities.Length), velocities);
                Assert.Equal(oracle->nefc, batch.RowCount(lane));
            }
        }
    }

    private static void Begin(MjModelHandle model, MjData* data, Random random, double speed)
    {
        Mujoco.mj_resetData(model.Pointer, data);
        foreach (ref var position in new Span<double>(data->qpos, model.Pointer->nq))
        {
            position += 0.1 * (2 * random.NextDouble() - 1);
        }
        foreach (ref var velocity in new Span<double>(data->qvel, model.Pointer->nv))
        {
            velocity = speed * (2 * random.NextDouble() - 1);
        }
    }

    private static void AssertClose(string what, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i])), $"{what} {i} is {actual[i]:R}, not {expected[i]:R}");
        }
    }

    /// <summary>A simulation of libmujoco for each lane.</summary>
    private sealed class Oracles(MjModelHandle model, int count) : IDisposable
    {
        private readonly MjDataHandle[] _handles = [.. Enumerable.Range(0, count).Select(_ => new MjDataHandle(model))];

        public MjData* this[int lane] => _handles[lane].Pointer;

        public void Dispose()
        {
            foreach (var handle in _handles)
            {
                handle.Dispose();
            }
        }
    }
}
