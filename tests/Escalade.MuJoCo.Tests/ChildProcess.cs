namespace Escalade.MuJoCo.Tests;

/// <summary>Runs one explicit test in a process of its own, for what would end or spoil this one.</summary>
internal static class ChildProcess
{
    public static (int ExitCode, string Output) Run(
        Type tests, string method, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        if (string.IsNullOrEmpty(host))
        {
            host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        }
        return CCompiler.Run(
            host,
            new Dictionary<string, string>(environment) { ["XDG_CACHE_HOME"] = folder, ["DOTNET_DbgEnableMiniDump"] = "0" },
            "exec", tests.Assembly.Location, "-noColor", "-explicit", "only", "-method", $"{tests.FullName}.{method}");
    }
}
