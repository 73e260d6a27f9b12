using System.Collections.Concurrent;

namespace Amorsize.Engine;

/// <summary>
/// Runs workers on threads outside the thread pool, so that bodies that block do not wait for the pool's slow growth. Continuations of an await run in the
/// pool, as they do under <see cref="Parallel"/>.
/// </summary>
internal static class DedicatedThreads
{
    /// <summary>Runs the same work on this thread and on others, and waits for all of them.</summary>
    /// <param name="workers">Threads in all, at least 1. If the system gives fewer, these do all the work.</param>
    /// <param name="work">The work of each thread. It returns when no item is left, also for workers that have not begun.</param>
    /// <param name="threads">The source of the other threads.</param>
    /// <param name="cancellationToken">Decides how the end is reported. The work itself has to stop when it is canceled.</param>
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

        // Each thread starts the next. A thread that started all others would delay those that it has started.
        void RunOne()
        {
            if (!Volatile.Read(ref isDone) && Interlocked.Decrement(ref unstarted) > 0)
                StartNext();
            try
            {
                work();
            }
#pragma warning disable CA1031 // Run throws them together.
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
