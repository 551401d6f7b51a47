namespace Escalade.Cluster.Hosting;

/// <summary>Bytes that went through sockets. Thread-safe.</summary>
internal sealed class Traffic
{
    private long _in;
    private long _out;

    /// <summary>Bytes so far, from peers and to them.</summary>
    public (long In, long Out) Bytes => (Interlocked.Read(ref _in), Interlocked.Read(ref _out));

    public void CountIn(int bytes) => Interlocked.Add(ref _in, bytes);

    public void CountOut(int bytes) => Interlocked.Add(ref _out, bytes);
}
