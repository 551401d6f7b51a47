namespace Escalade.MuJoCo;

/// <summary>No usable libmujoco 2.2.2 was found. The message lists every path tried, why each failed, and the remedy.</summary>
public sealed class MuJoCoNotFoundException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    public MuJoCoNotFoundException()
    {
    }

    /// <summary>An exception with the whole explanation.</summary>
    public MuJoCoNotFoundException(string message) : base(message)
    {
    }

    /// <summary>An exception with the whole explanation and what caused it.</summary>
    public MuJoCoNotFoundException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
