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
    /// <param name="cancellationToken">Tells that the work was canceled; the work itself has to end.</param>
    /// <exception cref="AggregateException">What the work threw.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static void Run(int workers, Action work, CancellationToken cancellationToken) =>
        Run(workers, work, static body => new Thread(() => body()) { IsBackground = true, Name = "Amorsize worker" }, cancellationToken);

    /// <inheritdoc cref="Run(int, Action, CancellationToken)"/>
    /// <param name="workers">How many in all, at least 1.</param>
    /// <param name="work">What each does.</param>
    /// <param name="newThread">Makes a thread that runs something.</param>
    /// <param name="cancellationToken">Tells that the work was canceled.</param>
    internal static void Run(int workers, Action work, Func<Action, Thread> newThread, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (left, isDone) = (workers, false);
        var thrown = new ConcurrentQueue<Exception>();
        new Task(RunOne).RunSynchronously(TaskScheduler.Default);
        if (!thrown.All(e => LoopEngine.IsCancellation(e, cancellationToken)))
            throw new AggregateException(thrown);
        cancellationToken.ThrowIfCancellationRequested();

        // Each starts the next, and waits for it: a thread that started all others would hold up those that it has started.
        void RunOne()
        {
            var next = !Volatile.Read(ref isDone) && Interlocked.Decrement(ref left) > 0 ? Start() : null;
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
            next?.Join();
        }

        Thread? Start()
        {
            try
            {
                var thread = newThread(RunOne);
                thread.Start();
                return thread;
            }
            catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
            {
                return null;
            }
        }
    }
}
