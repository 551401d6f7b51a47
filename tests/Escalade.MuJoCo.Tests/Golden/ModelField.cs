using Escalade.MuJoCo.Native;

namespace Escalade.MuJoCo.Tests.Golden;

internal enum FieldKind
{
    Int,
    Double,
    Byte,
}

/// <summary>A field of <c>mjModel</c>.</summary>
/// <param name="Section">The part of the golden file it is in.</param>
/// <param name="Name">Its name there.</param>
/// <param name="CName">Its name in the header.</param>
/// <param name="Offset">Bytes from the start of the struct.</param>
/// <param name="Kind">Type of the numbers.</param>
/// <param name="Rows">The size that counts its rows if the field points to an array; null if it holds the numbers itself.</param>
/// <param name="Columns">Numbers in a row.</param>
internal sealed record ModelField(
    string Section, string Name, string CName, int Offset, FieldKind Kind, string? Rows = null, int Columns = 1)
{
    /// <summary>The field's numbers in a compiled model.</summary>
    public unsafe double[] Read(MjModel* model)
    {
        var address = (byte*)model + Offset;
        var count = Columns;
        if (Rows is not null)
        {
            count *= (int)ModelFields.All.Single(size => size.Section == "sizes" && size.Name == Rows).Read(model)[0];
            address = *(byte**)address;
        }
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = Kind switch
            {
                FieldKind.Int => ((int*)address)[i],
                FieldKind.Double => ((double*)address)[i],
                _ => address[i],
            };
        }
        return numbers;
    }
}
