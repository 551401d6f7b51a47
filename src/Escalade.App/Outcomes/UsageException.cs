namespace Escalade.App.Outcomes;

/// <summary>The command line or the recipe is wrong: exit code 2.</summary>
internal sealed class UsageException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What a task or the library finds wrong with an argument, without .NET's name of the parameter.</summary>
    public static UsageException From(ArgumentException e)
    {
        var suffix = $" (Parameter '{e.ParamName}')";
        return new UsageException(e.ParamName is null ? e.Message : e.Message.Replace(suffix, "", StringComparison.Ordinal), e);
    }
}
