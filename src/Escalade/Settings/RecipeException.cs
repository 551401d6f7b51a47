namespace Escalade.Settings;

/// <summary>A recipe, or a key set on the command line, is wrong; the message names the key.</summary>
public sealed class RecipeException : Exception
{
    /// <param name="message">Names the key, what is wrong, and what would be right.</param>
    /// <param name="cause">What found it, if anything threw.</param>
    public RecipeException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
