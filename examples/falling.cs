#!/usr/bin/env dotnet
// Eight worlds in the lanes of SIMD vectors: a stick on a hinge falls from another angle in each. Escalade.Physics has MuJoCo's model and
// meaning, reads its files, and is no native code.
//
//   dotnet run -c Release examples/falling.cs
//
// Prints the angle and how high the stick's end is after a second in each world, from "angle 0.000, height 1.000" to
// "angle 5.084, height 0.363". Takes no time.
#:project ../src/Escalade.Physics

using Escalade.Physics;
using Escalade.Physics.Mjcf;

const string Stick = """
    <mujoco>
      <option integrator="RK4" timestep="0.01"/>
      <worldbody>
        <body name="stick" pos="0 0 0">
          <joint axis="0 1 0"/>
          <geom type="capsule" size="0.02" fromto="0 0 0 0 0 1"/>
          <body name="end" pos="0 0 1"/>
        </body>
      </worldbody>
    </mujoco>
    """;
var model = MjcfFile.Parse(new StringReader(Stick), "stick.xml");
using var worlds = new Worlds(model, 8);
for (var i = 0; i < worlds.Count; i++)
{
    worlds.SetState(i, [0.1 * i], [0]);
}
for (var step = 0; step < 100; step++)
{
    worlds.Step();
}
var (angle, velocity, end) = (new double[1], new double[1], new double[3]);
worlds.Forward();
for (var i = 0; i < worlds.Count; i++)
{
    worlds.GetState(i, angle, velocity);
    worlds.GetBodyPosition(i, model.Body("end"), end);
    Console.WriteLine(FormattableString.Invariant($"world {i}: angle {angle[0],6:F3}, height {end[2],6:F3}"));
}
// The upright one stands; the farther one leans, the farther it has fallen.
return worlds.HasDiverged(7) || Math.Abs(angle[0]) < 1 ? 1 : 0;
