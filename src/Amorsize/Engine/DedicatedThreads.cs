using System.Collections.Concurrent;

namespace Amorsize.Engine;

/// <summary>
/// Runs workers on threads outside the thread pool, so that bodies that block need not wait until the pool has slowly added threads. Continuations of an await
/// run in the pool, as they do under <see cref="Parallel"/>.
/// </summary>
internal static class DedicatedThreads
{
    /// <summary>Runs the same work on this thread and on others, and waits for all of them.</summary>
    /// <param name="workers">Number of threads with this one, at least 1. If the system cannot start so many, the threads that run do all the work.</param>
    /// <param name="work">The work of each thread. It returns when no item is left; threads that have not begun by then are not needed any more.</param>
    /// <param name="threads">Provides the other threads.</param>
    /// <param name="cancellationToken">Only decides which exception is thrown at the end. When it is canceled, the work must stop by itself.</param>
    /// <exception cref="AggregateException">The work threw, on one or more threads.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static void Run(int workers, Action work, ReusableThreads threads, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (unstarted, running, isDone) = (workers, 1, false);
        var gate = new object();
        var thrown = new ConcurrentQueue<Exception>();
        new Task(RunOne).RunSynchronously(TaskScheduler.Default);
        lock (gate)
        {
            while (Volatile.Read(ref running) > 0)
                Monitor.Wait(gate);
        }
        if (!thrown.All(e => LoopEngine.IsCancellation(e, cancellationToken)))
            throw new AggregateException(thrown);
        cancellationToken.ThrowIfCancellationRequested();

        // Each thread starts only the next one. If one thread started all others, it would delay the threads that it has already started.
        void RunOne()
        {
            if (!Volatile.Read(ref isDone) && Interlocked.Decrement(ref unstarted) > 0)
                StartNext();
            try
            {
                work();
            }
#pragma warning disable CA1031 // Run throws the exceptions of all workers together, in an AggregateException.
            catch (Exception e)
#pragma warning restore CA1031
            {
                thrown.Enqueue(e);
            }
            Volatile.Write(ref isDone, true);
            End();
        }

        void StartNext()
        {
            Interlocked.Increment(ref running);
            if (!threads.TryRun(RunOne))
                End();
        }

        void End()
        {
            if (Interlocked.Decrement(ref running) > 0)
                return;
            lock (gate)
                Monitor.Pulse(gate);
        }
    }
}
