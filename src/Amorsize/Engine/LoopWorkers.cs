namespace Amorsize.Engine;

/// <summary>Runs the workers of one loop, in the thread pool or on threads of their own.</summary>
internal static class LoopWorkers
{
    /// <summary>Whether the thread pool is too slow for a plan: it would add only one or two threads a second.</summary>
    // More workers than processors help only bodies that block.
    public static bool NeedDedicatedThreads(ExecutionPlan plan) => plan.Workers > Environment.ProcessorCount;

    /// <summary>Runs the same work on each worker of the plan, and waits for all of them.</summary>
    /// <param name="stop">Is stopped when a worker throws or the token is canceled.</param>
    /// <param name="plan">The number of workers.</param>
    /// <param name="work">The work of each worker; it must return once <paramref name="stop"/> is stopped.</param>
    /// <param name="cancellationToken">Cancels the loop.</param>
    public static void Run(StopSignal stop, ExecutionPlan plan, Action work, CancellationToken cancellationToken)
    {
        // Cancellation callbacks run in reverse order of registration. Registering before Parallel makes this callback run after Parallel's,
        // so that Parallel already knows about the cancellation when the workers stop. DedicatedThreads checks the token directly and needs no such order.
        using var registration = cancellationToken.UnsafeRegister(static state => ((StopSignal)state!).Stop(), stop);
        if (NeedDedicatedThreads(plan))
            DedicatedThreads.Run(plan.Workers, RunOne, ReusableThreads.Shared, cancellationToken);
        else
            Parallel.For(0, plan.Workers, plan.ToParallelOptions(cancellationToken), _ => RunOne());

        void RunOne()
        {
            try
            {
                work();
            }
            catch
            {
                stop.Stop();
                throw;
            }
        }
    }
}
