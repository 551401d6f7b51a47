using System.Runtime.ExceptionServices;

namespace Escalade.Training;

/// <summary>
/// A fixed set of threads, the caller's among them, that work through a job together. Allocates nothing per job.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    private readonly Thread[] _threads;
    private readonly Barrier _barrier;
    private Func<int, bool> _takeOne = static _ => false;
    private ExceptionDispatchInfo? _failure;
    private volatile bool _stopped;

    /// <param name="threads">How many, from 1 to 4,096.</param>
    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 4096);
        Count = threads;
        _barrier = new Barrier(threads);
        _threads = new Thread[threads - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var index = i + 1;
            _threads[i] = new Thread(() => Work(index)) { IsBackground = true, Name = $"Escalade worker {index}" };
            _threads[i].Start();
        }
    }

    /// <summary>Threads, the caller's included.</summary>
    public int Count { get; }

    /// <summary>
    /// Calls <paramref name="takeOne"/> on every thread again and again until it answers false there.
    /// </summary>
    /// <param name="takeOne">Given the thread's index, does one piece of the job; false when none is left.</param>
    /// <exception cref="Exception">What the first piece that failed threw; the pieces under way are finished first.</exception>
    public void Run(Func<int, bool> takeOne)
    {
        _takeOne = takeOne;
        _failure = null;
        _barrier.SignalAndWait();
        TakeAll(0);
        _barrier.SignalAndWait();
        _failure?.Throw();
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        if (_stopped)
        {
            return;
        }
        _stopped = true;
        _barrier.SignalAndWait();
        foreach (var thread in _threads)
        {
            thread.Join();
        }
        _barrier.Dispose();
    }

    private void Work(int thread)
    {
        while (true)
        {
            _barrier.SignalAndWait();
            if (_stopped)
            {
                return;
            }
            TakeAll(thread);
            _barrier.SignalAndWait();
        }
    }

    private void TakeAll(int thread)
    {
        try
        {
            while (_failure is null && _takeOne(thread))
            {
            }
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
        }
    }
}
