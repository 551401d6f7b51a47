using Escalade.MuJoCo.Tests.Golden;
using Escalade.Physics.Geometry;
using Escalade.Physics.Models;
using Escalade.Physics.Tests.Support;

namespace Escalade.Physics.Tests.Models;

/// <summary>The numbers of a compiled model are libmujoco's: those that the golden files of its tasks hold.</summary>
public class CompiledModelAlignmentTests
{
    // Sums are added in another order here; the least inertia of walker2d is a difference of numbers a hundred times as great.
    private const double Tolerance = 1e-13;

    [Theory]
    [MemberData(nameof(TestModels.Supported), MemberType = typeof(TestModels))]
    public void Load_OfATasksModel_GivesTheNumbersOfLibmujoco(string name)
    {
        var model = TestModels.Load(name);
        var golden = GoldenFiles.Names("Models").Select(file => GoldenFiles.Read<GoldenModel>("Models", file))
            .Single(file => file.Task.Replace("-v5", "", StringComparison.Ordinal).Equals(name.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
        var compared = 0;

        Compare("qpos0", model.Reference);
        Compare("body_parentid", model.Bodies.Select(body => (double)body.Parent));
        Compare("body_rootid", model.Bodies.Select(body => (double)body.Root));
        Compare("body_weldid", model.Bodies.Select(body => (double)body.Weld));
        Compare("body_pos", model.Bodies.SelectMany(body => Numbers(body.Position)));
        Compare("body_quat", model.Bodies.SelectMany(body => Numbers(body.Orientation)));
        Compare("body_ipos", model.Bodies.SelectMany(body => Numbers(body.InertialPosition)));
        Compare("body_iquat", model.Bodies.SelectMany(body => Numbers(body.InertialOrientation)));
        Compare("body_mass", model.Bodies.Select(body => body.Mass));
        Compare("body_inertia", model.Bodies.SelectMany(body => Numbers(body.Inertia)));
        Compare("body_invweight0", model.Bodies.SelectMany(body => new[] { body.InverseWeight, body.InverseInertia }));
        Compare("jnt_bodyid", model.Joints.Select(joint => (double)joint.Body));
        Compare("jnt_limited", model.Joints.Select(joint => joint.IsLimited ? 1.0 : 0));
        Compare("jnt_pos", model.Joints.SelectMany(joint => Numbers(joint.Position)));
        Compare("jnt_axis", model.Joints.SelectMany(joint => Numbers(joint.Axis)));
        Compare("jnt_range", model.Joints.SelectMany(joint => new[] { joint.Lower, joint.Upper }));
        Compare("jnt_stiffness", model.Joints.Select(joint => joint.Stiffness));
        Compare("jnt_margin", model.Joints.Select(joint => joint.Margin));
        Compare("jnt_solref", model.Joints.SelectMany(joint => new[] { joint.Limit.Reference1, joint.Limit.Reference2 }));
        Compare("jnt_solimp", model.Joints.SelectMany(joint => Impedance(joint.Limit)));
        Compare("dof_armature", model.Joints.SelectMany(joint => Enumerable.Repeat(joint.Armature, joint.DofCount)));
        Compare("dof_damping", model.Joints.SelectMany(joint => Enumerable.Repeat(joint.Damping, joint.DofCount)));
        Compare("geom_bodyid", model.Geoms.Select(geom => (double)geom.Body));
        Compare("geom_condim", model.Geoms.Select(geom => (double)geom.ContactDimension));
        Compare("geom_contype", model.Geoms.Select(geom => (double)geom.ContactType));
        Compare("geom_conaffinity", model.Geoms.Select(geom => (double)geom.ContactAffinity));
        Compare("geom_size", model.Geoms.SelectMany(geom => Numbers(geom.Size)));
        Compare("geom_pos", model.Geoms.SelectMany(geom => Numbers(geom.Position)));
        Compare("geom_quat", model.Geoms.SelectMany(geom => Numbers(geom.Orientation)));
        Compare("geom_rbound", model.Geoms.Select(geom => geom.BoundingRadius));
        Compare("geom_margin", model.Geoms.Select(geom => geom.Margin));
        Compare("geom_gap", model.Geoms.Select(geom => geom.Gap));
        Compare("geom_solmix", model.Geoms.Select(geom => geom.Mix));
        Compare("geom_solref", model.Geoms.SelectMany(geom => new[] { geom.Contact.Reference1, geom.Contact.Reference2 }));
        Compare("geom_solimp", model.Geoms.SelectMany(geom => Impedance(geom.Contact)));
        Compare("actuator_gear", model.Motors.SelectMany(motor => new[] { motor.Gear, 0, 0, 0, 0, 0 }));
        Compare("actuator_ctrlrange", model.Motors.SelectMany(motor => new[] { motor.LeastControl, motor.GreatestControl }));
        AssertClose("meaninertia", 0, golden.Statistics["meaninertia"][0], model.MeanInertia);
        Assert.Equal(golden.Options["timestep"][0], model.Options.Timestep);
        Assert.Equal(golden.Options["gravity"], Numbers(model.Options.Gravity));
        Assert.True(compared > 150, $"{compared} numbers compared");

        void Compare(string field, IEnumerable<double> actual)
        {
            var expected = golden.Arrays.GetValueOrDefault(field, []);
            var numbers = actual.ToArray();
            Assert.True(expected.Length == numbers.Length, $"{field}: {numbers.Length} numbers, {expected.Length} expected");
            for (var i = 0; i < numbers.Length; i++)
            {
                AssertClose(field, i, expected[i], numbers[i]);
            }
            compared += numbers.Length;
        }
    }

    private static void AssertClose(string field, int index, double expected, double actual) => Assert.True(
        Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{field}[{index}] is {actual:R}, not {expected:R}");

    private static double[] Numbers(Vector3D v) => [v.X, v.Y, v.Z];

    private static double[] Numbers(QuaternionD q) => [q.W, q.X, q.Y, q.Z];

    private static double[] Impedance(Softness s) => [s.Impedance, s.GreatestImpedance, s.Width, s.Midpoint, s.Power];
}
