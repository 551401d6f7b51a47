namespace Escalade.Tests.Support;

/// <summary>An empty directory that goes away with the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private const string SharedMemory = "/dev/shm";

    /// <param name="inMemory">
    /// In memory where Linux offers it: for tens of thousands of small files, which a disk would take minutes over.
    /// </param>
    public TemporaryDirectory(bool inMemory = false)
    {
        var parent = inMemory && Directory.Exists(SharedMemory) ? SharedMemory : System.IO.Path.GetTempPath();
        Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, $"escalade-tests-{Guid.NewGuid():N}")).FullName;
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
