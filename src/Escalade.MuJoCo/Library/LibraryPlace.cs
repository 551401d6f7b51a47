namespace Escalade.MuJoCo.Library;

/// <summary>A file that may be libmujoco.</summary>
/// <param name="Path">A full path, or a bare name that the system's loader resolves.</param>
/// <param name="Dependencies">Full paths of the libraries to load before it.</param>
internal sealed record LibraryPlace(string Path, IReadOnlyList<string> Dependencies);
