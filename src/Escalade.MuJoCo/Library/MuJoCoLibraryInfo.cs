namespace Escalade.MuJoCo.Library;

/// <summary>The loaded libmujoco.</summary>
/// <param name="Version">Its version, such as 2.2.2.</param>
/// <param name="Path">The file it was loaded from.</param>
public sealed record MuJoCoLibraryInfo(string Version, string Path);
