using System.Collections.Concurrent;

namespace Amorsize.Engine;

/// <summary>
/// Workers on threads of their own, so that bodies that block do not wait for the thread pool's slow growth. What a body awaits goes on in the pool, as it
/// does under <see cref="Parallel"/>.
/// </summary>
internal static class DedicatedThreads
{
    /// <summary>Runs the same work on this thread and on others, and waits for all of them.</summary>
    /// <param name="workers">How many in all, at least 1. Where the system gives fewer threads, those that there are do all the work.</param>
    /// <param name="work">What each does. When it returns, nothing is left to do for workers that have not begun.</param>
    /// <param name="threads">Where the others come from.</param>
    /// <param name="cancellationToken">Tells that the work was canceled; the work itself has to end.</param>
    /// <exception cref="AggregateException">What the work threw.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static void Run(int workers, Action work, ReusableThreads threads, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (left, running, isDone) = (workers, 1, false);
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

        // Each starts the next: a thread that started all others would hold up those that it has started.
        void RunOne()
        {
            if (!Volatile.Read(ref isDone) && Interlocked.Decrement(ref left) > 0)
                StartNext();
            try
            {
                work();
            }
#pragma warning disable CA1031 // All of them are thrown together.
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
