namespace Amorsize.Engine;

/// <summary>
/// Workers on threads of their own, at once, so that bodies that block do not wait for the thread pool's slow growth. What a body awaits goes on in the
/// pool, as it does under <see cref="Parallel"/>.
/// </summary>
internal static class DedicatedThreads
{
    /// <summary>Runs the same work on this thread and on others, and waits for all of them.</summary>
    /// <param name="workers">How many in all, at least 1.</param>
    /// <param name="work">What each does.</param>
    /// <param name="cancellationToken">Tells that the work was canceled; the work itself has to end.</param>
    /// <exception cref="AggregateException">What the work threw.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static void Run(int workers, Action work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var tasks = new List<Task>(workers);
        try
        {
            while (tasks.Count < workers - 1)
                tasks.Add(Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        }
        catch (TaskSchedulerException)
        {
            // The system gives no more threads: those that there are do all the work.
        }
        var own = new Task(work);
        own.RunSynchronously(TaskScheduler.Default);
        tasks.Add(own);
        try
        {
            Task.WaitAll([.. tasks], CancellationToken.None);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => LoopEngine.IsCancellation(inner, cancellationToken)))
        {
            // Said below.
        }
        cancellationToken.ThrowIfCancellationRequested();
    }
}
