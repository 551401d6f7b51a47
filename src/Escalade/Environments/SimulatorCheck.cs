namespace Escalade.Environments;

/// <summary>Whether something that a simulator needs is there.</summary>
/// <param name="Name">A word for it, such as <c>libmujoco</c>.</param>
/// <param name="IsFine">False if tasks cannot be trained without it and it is missing.</param>
/// <param name="Message">What was found and where; or what is missing and what to do about it.</param>
public sealed record SimulatorCheck(string Name, bool IsFine, string Message);
