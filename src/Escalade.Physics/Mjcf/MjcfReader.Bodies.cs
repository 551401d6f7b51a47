using System.Xml.Linq;
using Escalade.Physics.Geometry;
using Escalade.Physics.Models;

namespace Escalade.Physics.Mjcf;

/// <content>The tree of bodies with all that hangs on them.</content>
internal sealed partial class MjcfReader
{
    private void ReadWorld(XElement world)
    {
        if (_bodies.Count == 0)
        {
            _bodies.Add(new Body
            {
                Name = "world",
                Parent = 0,
                Root = 0,
                Weld = 0,
                Position = default,
                Orientation = QuaternionD.Identity,
                InertialPosition = default,
                InertialOrientation = QuaternionD.Identity,
                Mass = 0,
                Inertia = default,
                FirstJoint = 0,
                JointCount = 0,
                FirstDof = 0,
                DofCount = 0,
                FirstGeom = 0,
                GeomCount = 0,
            });
        }
        else
        {
            throw new MjcfElement(_file, world).Error("There is a second <worldbody>.");
        }
        if (world.Elements().FirstOrDefault(child => child.Name.LocalName is "joint" or "freejoint" or "inertial") is { } wrong)
        {
            throw new MjcfElement(_file, wrong).Error($"<{wrong.Name.LocalName}> belongs into a <body>: the world does not move.");
        }
        foreach (var geom in world.Elements("geom"))
        {
            ReadGeom(geom, 0, null, false);
        }
        _bodies[0] = _bodies[0] with { GeomCount = _geoms.Count };
        ReadPoints(world, 0, null);
        ReadChildren(world, 0, null, 1);
    }

    private void ReadChildren(XElement parent, int index, string? childClass, int depth)
    {
        foreach (var child in parent.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "body":
                    ReadBody(child, index, childClass, depth);
                    break;
                case "geom" or "joint" or "freejoint" or "inertial" or "site" or "light" or "camera":
                    break;
                default:
                    throw new MjcfElement(_file, child).Error($"<{child.Name.LocalName}> within a body is not supported.");
            }
        }
    }

    private void ReadBody(XElement element, int parent, string? childClass, int depth)
    {
        var read = new MjcfElement(_file, element);
        if (depth > DeepestNesting)
        {
            throw read.Error($"Bodies are nested more than {DeepestNesting} deep.");
        }
        var name = read.Text("name", "");
        if (name.Length > 0 && _bodies.Exists(body => body.Name == name))
        {
            throw read.Error($"There are two bodies '{name}'.");
        }
        childClass = read.Text("childclass") ?? childClass;
        if (childClass is not null)
        {
            _defaults.Require(_file, element, childClass);
        }
        var (position, orientation) = (read.Vector("pos"), MjcfFrames.Orientation(read, _compiler));
        _ = read.Word("mocap", false, ("false", false));
        read.Ignore("user");
        read.Done();

        var index = _bodies.Count;
        var (firstJoint, firstDof, firstGeom) = (_joints.Count, _dofs, _geoms.Count);
        // Geoms need to know whether the body moves: its place is kept for what is known at the end.
        var hasJoints = element.Elements().Any(child => child.Name.LocalName is "joint" or "freejoint");
        var body = new Body
        {
            Name = name,
            Parent = parent,
            Root = parent == 0 ? index : _bodies[parent].Root,
            Weld = hasJoints ? index : _bodies[parent].Weld,
            Position = position,
            Orientation = orientation,
            InertialPosition = default,
            InertialOrientation = QuaternionD.Identity,
            Mass = 0,
            Inertia = default,
            FirstJoint = firstJoint,
            JointCount = 0,
            FirstDof = firstDof,
            DofCount = 0,
            FirstGeom = firstGeom,
            GeomCount = 0,
        };
        _bodies.Add(body);
        foreach (var joint in element.Elements().Where(child => child.Name.LocalName is "joint" or "freejoint"))
        {
            ReadJoint(joint, index, childClass);
        }
        var explicitInertia = ReadInertial(element);
        var fromGeoms = _compiler.InertiaFromGeom ?? explicitInertia is null;
        var masses = new List<(double Mass, Vector3D Inertia)>();
        foreach (var geom in element.Elements("geom"))
        {
            masses.Add(ReadGeom(geom, index, childClass, fromGeoms || explicitInertia is null));
        }
        var inertia = fromGeoms ? OfGeoms(read, firstGeom, masses) : explicitInertia;
        _bodies[index] = Checked(read, body with
        {
            JointCount = _joints.Count - firstJoint,
            DofCount = _dofs - firstDof,
            GeomCount = _geoms.Count - firstGeom,
            InertialPosition = inertia?.Position ?? position,
            InertialOrientation = inertia?.Orientation ?? orientation,
            Mass = Math.Max(inertia?.Mass ?? 0, _compiler.LeastMass),
            Inertia = AtLeast(inertia?.Moments ?? default, _compiler.LeastInertia),
        });
        ReadPoints(element, index, childClass);
        ReadChildren(element, index, childClass, depth + 1);
        RequireWeight(read, index);
    }

    private void ReadJoint(XElement element, int body, string? childClass)
    {
        var isFree = element.Name.LocalName == "freejoint";
        var read = new MjcfElement(_file, element, isFree ? null : _defaults.Of(_file, element, childClass));
        var type = isFree
            ? JointType.Free
            : read.Word("type", JointType.Hinge, ("hinge", JointType.Hinge), ("slide", JointType.Slide), ("free", JointType.Free));
        var alone = _bodies[body].FirstJoint == _joints.Count;
        if ((type == JointType.Free && (!alone || _bodies[body].Parent != 0))
            || (!alone && _joints[^1].Type == JointType.Free))
        {
            throw read.Error("A free joint must be the only joint of a body that hangs on the world.");
        }
        var name = read.Text("name", "");
        if (name.Length > 0 && _joints.Exists(joint => joint.Name == name))
        {
            throw read.Error($"There are two joints '{name}'.");
        }
        var limited = !isFree && read.IsLimited("limited", "range", _compiler.AutoLimits) && type != JointType.Free;
        var range = read.Numbers("range", [0, 0]);
        if (limited && range[0] >= range[1])
        {
            throw read.Error($"'range' of <joint> must go from less to more.", "range");
        }
        var angular = type == JointType.Hinge && _compiler.Degrees;
        var axis = type == JointType.Free ? new(0, 0, 1) : read.Vector("axis", new(0, 0, 1)).Normalized;
        if (axis == default)
        {
            throw read.Error("'axis' of <joint> has no direction.", "axis");
        }
        read.Only("frictionloss", 0);
        if (read.Has("springdamper") && read.Numbers("springdamper", [0, 0]) is not [0, 0])
        {
            throw read.Error("'springdamper' of <joint> is not supported: say 'stiffness' and 'damping'.", "springdamper");
        }
        var reference = InRadians(read.Number("ref", 0), angular);
        var joint = new Joint
        {
            Name = name,
            Type = type,
            Body = body,
            PositionIndex = _reference.Count,
            Dof = _dofs,
            Position = type == JointType.Free ? default : read.Vector("pos"),
            Axis = axis,
            IsLimited = limited,
            Lower = InRadians(range[0], angular && limited),
            Upper = InRadians(range[1], angular && limited),
            Margin = read.Number("margin", 0, 0),
            Limit = ReadSoftness(read, "solreflimit", "solimplimit"),
            Stiffness = read.Number("stiffness", 0),
            SpringReference = InRadians(read.Number("springref", 0), angular),
            Reference = reference,
            Damping = read.Number("damping", 0, 0),
            Armature = read.Number("armature", 0, 0),
        };
        if (type == JointType.Free && joint.Stiffness != 0)
        {
            throw read.Error("'stiffness' of a free joint is not supported.", "stiffness");
        }
        read.Ignore("solreffriction", "solimpfriction", "group", "user", "class");
        read.Done();
        _joints.Add(joint);
        _dofs += joint.DofCount;
        if (type == JointType.Free)
        {
            var (p, q) = (_bodies[body].Position, _bodies[body].Orientation);
            _reference.AddRange([p.X, p.Y, p.Z, q.W, q.X, q.Y, q.Z]);
        }
        else
        {
            _reference.Add(reference);
        }
        if (_dofs - _bodies[body].FirstDof > 6)
        {
            throw read.Error("A body has more than six degrees of freedom.");
        }
    }

    private (double Mass, Vector3D Inertia) ReadGeom(XElement element, int body, string? childClass, bool hasMass)
    {
        var read = new MjcfElement(_file, element, _defaults.Of(_file, element, childClass));
        var type = read.Word(
            "type", GeomType.Sphere, ("plane", GeomType.Plane), ("sphere", GeomType.Sphere), ("capsule", GeomType.Capsule),
            ("cylinder", GeomType.Cylinder));
        var name = read.Text("name", "");
        if (name.Length > 0 && _geoms.Exists(geom => geom.Name == name))
        {
            throw read.Error($"There are two geoms '{name}'.");
        }
        if (type == GeomType.Plane && _bodies[body].Weld != 0)
        {
            throw read.Error("A plane cannot move: it belongs into the world.");
        }
        var size = read.Vector("size");
        var (position, orientation) = (read.Vector("pos"), MjcfFrames.Orientation(read, _compiler));
        if (read.AllNumbers("fromto", 6) is { } ends)
        {
            if (type is not (GeomType.Capsule or GeomType.Cylinder))
            {
                throw read.Error("'fromto' of <geom> is of capsules and cylinders.", "fromto");
            }
            if (position != default)
            {
                throw read.Error("<geom> has 'pos' and 'fromto'.", "fromto");
            }
            var (from, to) = (new Vector3D(ends[0], ends[1], ends[2]), new Vector3D(ends[3], ends[4], ends[5]));
            size = size with { Y = (from - to).Length / 2 };
            if ((from - to).Normalized is var direction && direction == default)
            {
                throw read.Error("The two ends of 'fromto' are one.", "fromto");
            }
            (position, orientation) = ((from + to) / 2, QuaternionD.FromZTo(direction));
        }
        if (type == GeomType.Plane ? size.Z <= 0 : size.X <= 0 || (type != GeomType.Sphere && size.Y <= 0))
        {
            throw read.Error($"'size' of <geom> must be above 0{(type == GeomType.Plane ? " in its third number" : "")}.", "size");
        }
        var friction = read.Numbers("friction", [1, 0.005, 0.0001]);
        if (friction.Any(value => value < 0))
        {
            throw read.Error("'friction' of <geom> must be at least 0.", "friction");
        }
        var dimension = read.Word("condim", 3, ("1", 1), ("3", 3));
        var geom = new Geom
        {
            Name = name,
            Type = type,
            Body = body,
            Size = size,
            Position = position,
            Orientation = orientation,
            ContactType = read.Whole("contype", 1, 0),
            ContactAffinity = read.Whole("conaffinity", 1, 0),
            ContactDimension = dimension,
            Priority = read.Whole("priority", 0),
            Friction = friction[0],
            Mix = read.Number("solmix", 1, 0),
            Contact = ReadSoftness(read, "solref", "solimp"),
            Margin = read.Number("margin", 0, 0),
            Gap = read.Number("gap", 0, 0),
            Color = Color(read),
        };
        var density = read.Number("density", 1000, 0);
        var said = read.Has("mass") ? read.Number("mass", 0, 0) : (double?)null;
        _ = read.Word("fluidshape", true, ("none", true));
        _ = read.Word("shellinertia", false, ("false", false));
        read.Ignore("group", "user", "class", "fluidcoef", "fitscale");
        read.Done();
        _geoms.Add(geom);
        _geomLines.Add(read.Line);
        return hasMass ? GeomMass.Of(geom, said, density) : default;
    }

    private Inertial? ReadInertial(XElement body)
    {
        if (body.Element("inertial") is not { } element)
        {
            return null;
        }
        var read = new MjcfElement(_file, element);
        var (position, orientation) = (read.Vector("pos"), MjcfFrames.Orientation(read, _compiler));
        if (!read.HasOwn("pos") || !read.HasOwn("mass"))
        {
            throw read.Error("<inertial> needs 'pos' and 'mass'.");
        }
        var mass = read.Number("mass", 0, 0);
        var moments = read.Vector("diaginertia");
        if (read.AllNumbers("fullinertia", 6) is { } full)
        {
            (moments, orientation) = new InertiaTensor(full[0], full[1], full[2], full[3], full[4], full[5]).Diagonalize();
        }
        read.Done();
        return new Inertial(mass, position, orientation, moments);
    }

    private Inertial? OfGeoms(MjcfElement body, int first, List<(double Mass, Vector3D Inertia)> masses)
    {
        if (masses.Count == 0)
        {
            return null;
        }
        if (masses.Count == 1)
        {
            return new Inertial(masses[0].Mass, _geoms[first].Position, _geoms[first].Orientation, masses[0].Inertia);
        }
        var (mass, sum) = (0.0, default(Vector3D));
        for (var i = 0; i < masses.Count; i++)
        {
            mass += masses[i].Mass;
            sum += _geoms[first + i].Position * masses[i].Mass;
        }
        if (mass < LeastMass)
        {
            throw body.Error("The geoms of <body> have too little mass for a centre of mass.");
        }
        var centre = sum / mass;
        var tensor = default(InertiaTensor);
        for (var i = 0; i < masses.Count; i++)
        {
            var geom = _geoms[first + i];
            tensor = tensor + InertiaTensor.Of(masses[i].Inertia, geom.Orientation) + InertiaTensor.OfPoint(masses[i].Mass, geom.Position - centre);
        }
        var (moments, orientation) = tensor.Diagonalize();
        return new Inertial(mass, centre, orientation, moments);
    }

    private Body Checked(MjcfElement read, Body body)
    {
        var (a, b, c) = (body.Inertia.X, body.Inertia.Y, body.Inertia.Z);
        if (a < 0 || b < 0 || c < 0)
        {
            throw read.Error("Moments of inertia of <body> are negative.");
        }
        if (a + b >= c && a + c >= b && b + c >= a)
        {
            return body;
        }
        var mean = (a + b + c) / 3;
        return _compiler.BalancesInertia
            ? body with { Inertia = new(mean, mean, mean) }
            : throw read.Error("No body can have such moments of inertia: one is greater than the sum of the others.");
    }

    /// <summary>What moves must have weight, if not of its own then of a body that is fixed to it.</summary>
    private void RequireWeight(MjcfElement read, int index)
    {
        bool HasWeight(Body body) => body.Mass >= LeastMass && Math.Min(body.Inertia.X, Math.Min(body.Inertia.Y, body.Inertia.Z)) >= LeastMass;
        var body = _bodies[index];
        if (body.JointCount > 0 && !HasWeight(body) && !_bodies.Exists(child => child.Parent == index && child.JointCount == 0 && HasWeight(child)))
        {
            throw read.Error("<body> moves and has no mass or no inertia.");
        }
    }

    private void ReadPoints(XElement body, int index, string? childClass)
    {
        foreach (var element in body.Elements())
        {
            var tag = element.Name.LocalName;
            if (tag is not ("site" or "light"))
            {
                continue;
            }
            var read = new MjcfElement(_file, element, _defaults.Of(_file, element, childClass));
            var (name, position) = (read.Text("name", ""), read.Vector("pos"));
            if (tag == "site")
            {
                _ = MjcfFrames.Orientation(read, _compiler);
                read.Ignore("class", "type", "group", "material", "size", "rgba", "user");
                if (read.Has("fromto"))
                {
                    throw read.Error("'fromto' of <site> is not supported.", "fromto");
                }
                read.Done();
                _sites.Add(new Site(name, index, position));
            }
            else
            {
                var direction = read.Vector("dir", new(0, 0, -1)).Normalized;
                var color = read.Numbers("diffuse", [0.7, 0.7, 0.7]);
                _lights.Add(new Light(name, index, position, direction, (color[0], color[1], color[2]), read.Flag("directional", false)));
                read.Ignore("class", "castshadow", "active", "attenuation", "cutoff", "exponent", "ambient", "specular", "mode", "target");
                read.Done();
            }
        }
    }

    private static double InRadians(double value, bool isAngle) => isAngle ? value * (Math.PI / 180) : value;

    private static Vector3D AtLeast(Vector3D moments, double least) =>
        new(Math.Max(moments.X, least), Math.Max(moments.Y, least), Math.Max(moments.Z, least));

    private sealed record Inertial(double Mass, Vector3D Position, QuaternionD Orientation, Vector3D Moments);
}
