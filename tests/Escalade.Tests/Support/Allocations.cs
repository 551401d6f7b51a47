namespace Escalade.Tests.Support;

/// <summary>Bytes that a piece of work allocates.</summary>
internal static class Allocations
{
    private const int Attempts = 5;

    /// <summary>
    /// The least of a few attempts: a collection that other tests cause meanwhile counts what is left of this thread's buffer.
    /// </summary>
    public static long Least(Action work) => Enumerable.Range(0, Attempts).Min(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });
}
