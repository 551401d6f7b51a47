using System.Xml;
using System.Xml.Linq;
using Escalade.Physics.Models;
using Escalade.Physics.Simulation;

namespace Escalade.Physics.Mjcf;

/// <summary>
/// Compiles a model file in MuJoCo's format (documentation, "XML Reference") to the numbers that libmujoco 2.2.2 gives. What is not
/// supported is refused by name and line.
/// </summary>
internal sealed partial class MjcfReader
{
    /// <summary>Bodies, or default classes, within each other.</summary>
    public const int DeepestNesting = 500;

    // A body that moves needs so much mass and inertia, as in libmujoco.
    private const double LeastMass = 1e-15;

    private static readonly string[] Sections =
    [
        "compiler", "default", "option", "size", "visual", "statistic", "custom", "asset", "worldbody", "contact", "tendon", "actuator",
    ];

    private readonly string _file;
    private readonly CompilerSettings _compiler = new();
    private readonly MjcfDefaults _defaults = new();
    private readonly Dictionary<string, (double, double, double, double)> _materials = new(StringComparer.Ordinal);
    private readonly List<Body> _bodies = [];
    private readonly List<Joint> _joints = [];
    private readonly List<Geom> _geoms = [];
    private readonly List<int> _geomLines = [];
    private readonly List<Site> _sites = [];
    private readonly List<Light> _lights = [];
    private readonly List<Motor> _motors = [];
    private readonly HashSet<(int, int)> _excludes = [];
    private readonly List<double> _reference = [];
    private ModelOptions _options = new();
    private double? _meanInertia;
    private int _dofs;

    private MjcfReader(string file) => _file = file;

    /// <summary>Compiles a file's text.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="MjcfException">It is no model, or uses something that is not supported.</exception>
    public static Model Read(TextReader xml, string file) => new MjcfReader(file).Read(Load(xml, file));

    private static XElement Load(TextReader xml, string file)
    {
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };
            using var reader = XmlReader.Create(xml, settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException e)
        {
            throw new MjcfException(file, e.LineNumber, $"This is no XML: {e.Message}");
        }
    }

    private Model Read(XElement root)
    {
        var mujoco = new MjcfElement(_file, root);
        if (mujoco.Tag != "mujoco")
        {
            throw mujoco.Error($"The outermost element is <{mujoco.Tag}>, not <mujoco>.");
        }
        var name = mujoco.Text("model", "");
        mujoco.Done();
        foreach (var section in root.Elements())
        {
            if (!Sections.Contains(section.Name.LocalName))
            {
                throw new MjcfElement(_file, section).Error($"<{section.Name.LocalName}> is not supported.");
            }
        }
        // What others depend on comes first, wherever it stands.
        foreach (var tag in Sections)
        {
            foreach (var section in root.Elements(tag))
            {
                Read(new MjcfElement(_file, section));
            }
        }
        if (_bodies.Count == 0)
        {
            throw mujoco.Error("There is no <worldbody>.");
        }
        if (_dofs > Topology.MostDofs)
        {
            throw mujoco.Error($"The model has {_dofs} degrees of freedom; {Topology.MostDofs} are supported.");
        }
        var model = Model(name, Scaled(), _joints, 1);
        if (ContactPair.FirstUnsupported(model) is var (geom1, geom2))
        {
            var (one, two) = (_geoms[geom1], _geoms[geom2]);
            throw new MjcfException(
                _file, _geomLines[geom2], $"Contacts of a {one.Type} ('{one.Name}') with a {two.Type} ('{two.Name}') are not supported.");
        }
        var weights = ReferenceWeights.Of(model);
        return Model(
            name,
            [.. model.Bodies.Select((body, i) => body with { InverseWeight = weights.Bodies[i].Translation, InverseInertia = weights.Bodies[i].Rotation })],
            [.. _joints.Select((joint, i) => joint with { InverseWeight = weights.Joints[i] })],
            _meanInertia ?? weights.MeanInertia);
    }

    private Model Model(string name, IReadOnlyList<Body> bodies, IReadOnlyList<Joint> joints, double meanInertia) =>
        new(name, _options, bodies, joints, _geoms, _sites, _lights, _motors, _excludes, [.. _reference], _dofs, meanInertia);

    private void Read(MjcfElement section)
    {
        switch (section.Tag)
        {
            case "compiler":
                _compiler.Read(section);
                break;
            case "default":
                _defaults.Read(_file, section.Xml);
                break;
            case "option":
                ReadOption(section);
                break;
            case "statistic":
                _meanInertia = section.Has("meaninertia") ? section.Number("meaninertia", 1, LeastMass) : _meanInertia;
                section.Ignore("meanmass", "meansize", "extent", "center");
                section.Done();
                break;
            case "asset":
                ReadAsset(section);
                break;
            case "worldbody":
                section.Done();
                ReadWorld(section.Xml);
                break;
            case "contact" or "tendon" or "actuator":
                ReadRest(section);
                break;
            default:
                // Memory, looks, and numbers for programs: nothing moves by them.
                break;
        }
    }

    private void ReadRest(MjcfElement section)
    {
        section.Done();
        foreach (var element in section.Xml.Elements())
        {
            var read = new MjcfElement(_file, element, section.Tag == "actuator" ? _defaults.Of(_file, element, null) : null);
            switch (section.Tag, read.Tag)
            {
                case ("contact", "exclude"):
                    ReadExclude(read);
                    break;
                case ("tendon", "fixed"):
                    ReadTendon(read);
                    break;
                case ("actuator", "motor"):
                    ReadMotor(read);
                    break;
                default:
                    throw read.Error($"<{read.Tag}> within <{section.Tag}> is not supported.");
            }
        }
    }

    private void ReadOption(MjcfElement option)
    {
        _options = _options with
        {
            Timestep = option.Number("timestep", _options.Timestep, 1e-9, 1e9),
            Gravity = option.Vector("gravity", _options.Gravity),
            Wind = option.Vector("wind", _options.Wind),
            Density = option.Number("density", _options.Density, 0),
            Viscosity = option.Number("viscosity", _options.Viscosity, 0),
            Integrator = option.Word("integrator", _options.Integrator, ("Euler", Integrator.Euler), ("RK4", Integrator.RungeKutta4)),
            Solver = option.Word("solver", _options.Solver, ("Newton", Solver.Newton), ("PGS", Solver.ProjectedGaussSeidel)),
            Iterations = option.Whole("iterations", _options.Iterations, 1),
            Tolerance = option.Number("tolerance", _options.Tolerance, 0, 1),
        };
        _ = option.Word("cone", true, ("pyramidal", true));
        _ = option.Word("collision", true, ("all", true));
        // How products are computed, not what they are.
        _ = option.Word("jacobian", true, ("auto", true), ("dense", true), ("sparse", true));
        option.Only("impratio", 1);
        option.Only("noslip_iterations", 0);
        option.Ignore("apirate", "noslip_tolerance", "mpr_tolerance", "mpr_iterations", "magnetic", "o_margin", "o_solref", "o_solimp");
        option.Done();
        if (option.Xml.Elements().FirstOrDefault() is { } child)
        {
            throw new MjcfElement(_file, child).Error($"<{child.Name.LocalName}> within <option> is not supported.");
        }
    }

    private void ReadAsset(MjcfElement asset)
    {
        asset.Done();
        foreach (var element in asset.Xml.Elements())
        {
            var read = new MjcfElement(_file, element, _defaults.Of(_file, element, null));
            switch (read.Tag)
            {
                case "material":
                    _materials[read.RequiredText("name")] = Color(read);
                    break;
                case "texture":
                    // Pictures on surfaces: nothing moves by them.
                    break;
                default:
                    throw read.Error($"<{read.Tag}> within <asset> is not supported.");
            }
        }
    }

    private void ReadExclude(MjcfElement exclude)
    {
        int Body(string attribute)
        {
            var name = exclude.RequiredText(attribute);
            var index = _bodies.FindIndex(body => body.Name == name);
            return index >= 0 ? index : throw exclude.Error($"<exclude> names the body '{name}', which does not exist.");
        }
        var (one, two) = (Body("body1"), Body("body2"));
        exclude.Ignore("name");
        exclude.Done();
        _excludes.Add((Math.Min(one, two), Math.Max(one, two)));
    }

    /// <summary>A tendon that pulls at nothing is read; one that pulls is refused.</summary>
    private static void ReadTendon(MjcfElement tendon)
    {
        tendon.Only("stiffness", 0);
        tendon.Only("damping", 0);
        tendon.Only("frictionloss", 0);
        if (tendon.Flag("limited", false) || tendon.Has("range"))
        {
            throw tendon.Error("A limit of <fixed> is not supported.");
        }
        tendon.Ignore("name", "class", "group", "springlength", "margin", "user", "solreflimit", "solimplimit", "solreffriction", "solimpfriction");
        tendon.Done();
    }

    private void ReadMotor(MjcfElement motor)
    {
        var name = motor.RequiredText("joint");
        var joint = _joints.FindIndex(one => one.Name == name);
        if (joint < 0)
        {
            throw motor.Error($"<motor> names the joint '{name}', which does not exist.");
        }
        if (_joints[joint].Type == JointType.Free)
        {
            throw motor.Error("<motor> on a free joint is not supported.");
        }
        var gear = motor.Numbers("gear", [1, 0, 0, 0, 0, 0]);
        var (control, force) = (Range("ctrllimited", "ctrlrange"), Range("forcelimited", "forcerange"));
        _motors.Add(new Motor
        {
            Name = motor.Text("name", ""),
            Joint = joint,
            Gear = gear[0],
            LeastControl = control.Least,
            GreatestControl = control.Greatest,
            LeastForce = force.Least,
            GreatestForce = force.Greatest,
        });
        motor.Ignore("class", "group", "user", "lengthrange", "cranklength");
        motor.Done();

        (double Least, double Greatest) Range(string limited, string attribute)
        {
            var range = motor.Numbers(attribute, [0, 0]);
            return !motor.IsLimited(limited, attribute, _compiler.AutoLimits) ? (double.NegativeInfinity, double.PositiveInfinity)
                : range[0] < range[1] ? (range[0], range[1])
                : throw motor.Error($"'{attribute}' of <motor> must go from less to more.", attribute);
        }
    }

    private static Softness ReadSoftness(MjcfElement element, string reference, string impedance)
    {
        var d = Softness.Default;
        var r = element.Numbers(reference, [d.Reference1, d.Reference2]);
        var i = element.Numbers(impedance, [d.Impedance, d.GreatestImpedance, d.Width, d.Midpoint, d.Power]);
        if (r[0] > 0 != r[1] > 0)
        {
            throw element.Error($"Of '{reference}' of <{element.Tag}> one number is above 0 and the other is not.", reference);
        }
        if (i[4] is not (1 or 2))
        {
            throw element.Error($"The power in '{impedance}' of <{element.Tag}> must be 1 or 2.", impedance);
        }
        return new Softness(r[0], r[1], i[0], i[1], i[2], i[3], i[4]);
    }

    private (double, double, double, double) Color(MjcfElement element)
    {
        var color = element.Text("material") is { Length: > 0 } material && _materials.TryGetValue(material, out var found)
            ? found
            : (0.5, 0.5, 0.5, 1);
        var rgba = element.Numbers("rgba", [color.Item1, color.Item2, color.Item3, color.Item4]);
        return (rgba[0], rgba[1], rgba[2], rgba[3]);
    }

    private Body[] Scaled()
    {
        if (_compiler.TotalMass is not { } wanted)
        {
            return [.. _bodies];
        }
        var scale = Math.Max(LeastMass, wanted / Math.Max(LeastMass, _bodies.Sum(body => body.Mass)));
        return [.. _bodies.Select(body => body with { Mass = body.Mass * scale, Inertia = body.Inertia * scale })];
    }
}
