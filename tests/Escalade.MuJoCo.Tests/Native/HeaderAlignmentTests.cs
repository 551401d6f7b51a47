using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Escalade.MuJoCo.Native;
using Escalade.MuJoCo.Tests.Golden;

namespace Escalade.MuJoCo.Tests.Native;

/// <summary>The bindings say what the C headers say: a C program prints it.</summary>
public sealed class HeaderAlignmentTests
{
    [Fact]
    public void Bindings_WhenComparedWithTheHeaders_HaveTheSameOffsetsSizesAndConstants()
    {
        using var folder = new TemporaryFolder();
        Assert.SkipUnless(CCompiler.HasHeader("mujoco/mujoco.h", folder.Path), "gcc or MuJoCo's headers (libmujoco-dev) are not installed.");
        var expected = Declared().ToList();
        var program = folder.File("offsets");
        CCompiler.Compile(Program(expected.Select(item => item.Expression)), program);
        var (exitCode, output) = CCompiler.Run(program);
        Assert.Equal(0, exitCode);
        var actual = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            expected.Select(item => $"{item.Expression} = {item.Value}"),
            actual);
        Assert.True(expected.Count > 100);
    }

    private static IEnumerable<(string Expression, int Value)> Declared()
    {
        yield return ("mjVERSION_HEADER", Mujoco.Version);
        yield return ("mjOBJ_BODY", Mujoco.ObjectBody);
        yield return ("sizeof(mjModel)", Unsafe.SizeOf<MjModel>());
        yield return ("sizeof(mjData)", Unsafe.SizeOf<MjData>());
        yield return ("sizeof(mjVFS)", Unsafe.SizeOf<MjVfs>());
        foreach (var (type, name) in new[] { (typeof(MjModel), "mjModel"), (typeof(MjData), "mjData"), (typeof(MjVfs), "mjVFS") })
        {
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            {
                var member = field.GetCustomAttribute<CNameAttribute>()?.Name ?? field.Name;
                yield return ($"offsetof({name}, {member})", field.GetCustomAttribute<FieldOffsetAttribute>()!.Value);
            }
        }
        foreach (var field in ModelFields.All)
        {
            yield return ($"offsetof(mjModel, {field.CName})", field.Offset);
        }
    }

    private static string Program(IEnumerable<string> expressions)
    {
        var text = new StringBuilder("#include <stddef.h>\n#include <stdio.h>\n#include <mujoco/mujoco.h>\nint main(void) {\n");
        foreach (var expression in expressions)
        {
            text.Append(CultureInfo.InvariantCulture, $"  printf(\"{expression} = %zu\\n\", (size_t){expression});\n");
        }
        return text.Append("  return 0;\n}\n").ToString();
    }
}
