namespace Escalade.App.Output;

/// <summary>Warnings where there is no progress on the screen.</summary>
internal static class Warnings
{
    /// <summary>Says what is not as it should be, on standard error.</summary>
    public static void Write(string message) => Console.Error.WriteLine($"warning: {message}");
}
