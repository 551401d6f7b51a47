using System.Globalization;
using System.Text.Json;
using Escalade.App.Outcomes;
using Escalade.Settings;

namespace Escalade.App.Simulators;

/// <summary>Reads what trace is given. Every error names the file, and the line where there is one.</summary>
internal static class TraceFiles
{
    /// <summary>Reads <c>{"qpos": [...], "qvel": [...]}</c>.</summary>
    /// <exception cref="UsageException">The file is missing or says something else.</exception>
    public static (double[] Positions, double[] Velocities) ReadState(string file, string task, int positions, int velocities)
    {
        try
        {
            using var document = JsonDocument.Parse(ReadText(file));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new UsageException($"{file}: a state is a JSON object with qpos and qvel.");
            }
            foreach (var member in root.EnumerateObject())
            {
                if (member.Name is not ("qpos" or "qvel"))
                {
                    throw new UsageException($"{file}: {NearestName.Unknown("key", member.Name, ["qpos", "qvel"])}");
                }
            }
            return (Numbers("qpos", positions), Numbers("qvel", velocities));

            double[] Numbers(string name, int count)
            {
                if (!root.TryGetProperty(name, out var array))
                {
                    throw new UsageException($"{file}: '{name}' is missing.");
                }
                if (array.ValueKind != JsonValueKind.Array
                    || array.EnumerateArray().Any(value => value.ValueKind != JsonValueKind.Number))
                {
                    throw new UsageException($"{file}: '{name}' is a list of numbers.");
                }
                return array.GetArrayLength() == count
                    ? [.. array.EnumerateArray().Select(value => value.GetDouble())]
                    : throw new UsageException($"{file}: '{name}' has {array.GetArrayLength()} numbers; {task} needs {count}.");
            }
        }
        catch (JsonException e)
        {
            throw new UsageException($"{file}:{e.LineNumber + 1}: not valid JSON: {Reason(e)}", e);
        }
    }

    /// <summary>What .NET says of bad JSON, without the place, which is told in our own way.</summary>
    private static string Reason(JsonException e) => e.Message.Split(" LineNumber:")[0].Split(" Path:")[0];

    /// <summary>Reads an action a row.</summary>
    /// <exception cref="UsageException">The file is missing, or a row is not such an action.</exception>
    public static IReadOnlyList<double[]> ReadActions(string file, string task, int size)
    {
        var lines = ReadText(file).TrimEnd().Split('\n');
        var actions = new List<double[]>();
        if (lines is [""])
        {
            return actions;
        }
        for (var i = 0; i < lines.Length; i++)
        {
            var fields = lines[i].Split(',');
            if (fields.Length != size)
            {
                throw new UsageException($"{file}:{i + 1}: {fields.Length} numbers; an action of {task} has {size}.");
            }
            actions.Add([.. fields.Select(field => Number(field.Trim(), $"{file}:{i + 1}"))]);
        }
        return actions;
    }

    private static double Number(string field, string where) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new UsageException($"{where}: '{field}' is not a finite number.");

    private static string ReadText(string file) =>
        File.Exists(file) ? File.ReadAllText(file) : throw new UsageException($"{file}: no such file.");
}
