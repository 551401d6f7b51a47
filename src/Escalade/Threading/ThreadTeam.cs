using System.Runtime.ExceptionServices;

namespace Escalade.Threading;

/// <summary>
/// A fixed set of threads, the caller's among them, that work through a job together.
/// </summary>
public sealed class ThreadTeam : IDisposable
{
    /// <summary>
    /// Numbers in a block of <see cref="ForEachBlock(int, Action{int, int})"/>: small enough to share evenly and to stay in a core's first cache, and a multiple
    /// of <see cref="Noise.GaussianNoise.BlockSize"/>, so that noise can be made for a block alone.
    /// </summary>
    public const int BlockSize = 4096;

    private readonly Thread[] _threads;
    private readonly Barrier _barrier;
    private Func<int, bool> _takeOne = static _ => false;
    private object? _blocks;
    private ExceptionDispatchInfo? _failure;
    private volatile bool _stopped;

    /// <param name="threads">How many, from 1 to 4,096.</param>
    public ThreadTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 4096);
        Count = threads;
        _barrier = new Barrier(threads);
        _threads = new Thread[threads - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var index = i + 1;
            _threads[i] = new Thread(() => Work(index)) { IsBackground = true, Name = $"Escalade thread {index}" };
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

    /// <summary>
    /// Splits <paramref name="length"/> numbers into blocks and calls <paramref name="work"/> once for each, on whichever thread. What is
    /// computed of a number must not depend on which block it lies in.
    /// </summary>
    /// <param name="length">How many numbers.</param>
    /// <param name="work">Given where a block begins and how long it is.</param>
    public void ForEachBlock(int length, Action<int, int> work) =>
        ForEachBlock(length, work, static (work, start, count) => work(start, count));

    /// <summary>The other overload, for work that must not allocate: a static lambda and what it works with.</summary>
    /// <typeparam name="TJob">What it works with.</typeparam>
    /// <param name="length">How many numbers.</param>
    /// <param name="job">Handed to every call.</param>
    /// <param name="work">Given the job, where a block begins and how long it is.</param>
    public void ForEachBlock<TJob>(int length, TJob job, Action<TJob, int, int> work)
    {
        if (_blocks is not Blocks<TJob> blocks)
        {
            _blocks = blocks = new Blocks<TJob>();
        }
        blocks.Begin(length, job, work);
        Run(blocks.TakeOne);
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

    /// <summary>Blocks to be shared out; kept for the next call.</summary>
    private sealed class Blocks<TJob>
    {
        private int _length;
        private int _next;
        private TJob _job = default!;
        private Action<TJob, int, int> _work = static (_, _, _) => { };

        public Blocks() => TakeOne = _ => TakeBlock();

        public Func<int, bool> TakeOne { get; }

        public void Begin(int length, TJob job, Action<TJob, int, int> work) => (_length, _next, _job, _work) = (length, -1, job, work);

        private bool TakeBlock()
        {
            var start = (long)Interlocked.Increment(ref _next) * BlockSize;
            if (start >= _length)
            {
                return false;
            }
            _work(_job, (int)start, (int)Math.Min(BlockSize, _length - start));
            return true;
        }
    }
}
