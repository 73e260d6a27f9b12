using System.Runtime.CompilerServices;

namespace Amorsize.Engine;

/// <summary>
/// Runs a loop under an <see cref="ExecutionPlan"/>. The profiler times workloads in this engine, and <see cref="TunedSettings"/> runs the user's loops in it.
/// Under every plan, exceptions and cancellation are reported as <see cref="Parallel"/> reports them.
/// </summary>
internal static class LoopEngine
{
    public static void ForEach<T>(IEnumerable<T> source, ExecutionPlan plan, Action<T> body, CancellationToken cancellationToken)
    {
        switch (source)
        {
            case T[] array:
                Run(new ArrayLoop<T>(array, body), plan, cancellationToken);
                break;
            case IReadOnlyList<T> list:
                Run(new ListLoop<T>(list, body), plan, cancellationToken);
                break;
            default:
                ForEachOfSequence(source, plan, body, cancellationToken);
                break;
        }
    }

    /// <summary>Returns one result for each item, in the order of the items.</summary>
    public static TResult[] Map<T, TResult>(IEnumerable<T> source, ExecutionPlan plan, Func<T, TResult> body, CancellationToken cancellationToken)
    {
        var items = ToArray(source, cancellationToken);
        var results = new TResult[items.Length];
        Run(new MapLoop<T, TResult>(items, body, results), plan, cancellationToken);
        return results;
    }

    public static Task ForEachAsync<T>(IEnumerable<T> source, ExecutionPlan plan, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(source, plan.ToParallelOptions(cancellationToken), body);

    public static Task ForEachAsync<T>(IAsyncEnumerable<T> source, ExecutionPlan plan, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(source, plan.ToParallelOptions(cancellationToken), body);

    /// <summary>Starts the threads that a loop under this plan needs, so that its first timed run finds them idle, as every later run does.</summary>
    public static void Prepare(ExecutionPlan plan)
    {
        if (plan is { Execution: Execution.Threads, IsLeftToFramework: false } && NeedsDedicatedThreads(plan))
            ReusableThreads.Shared.Reserve(plan.Workers - 1);
    }

    /// <summary>
    /// Whether an exception reports the cancellation of the loop's token. <see cref="Parallel"/> rethrows such an exception unchanged and wraps every other in
    /// an <see cref="AggregateException"/>.
    /// </summary>
    internal static bool IsCancellation(Exception e, CancellationToken cancellationToken) =>
        e is OperationCanceledException canceled && cancellationToken.IsCancellationRequested && canceled.CancellationToken == cancellationToken;

    private static T[] ToArray<T>(IEnumerable<T> source, CancellationToken cancellationToken)
    {
        if (source is ICollection<T> or IReadOnlyCollection<T>)
            return source as T[] ?? [.. source];
        // Enumerating the sequence may throw, block or never end, so exceptions and cancellation are handled as in a loop.
        var items = new List<T>();
        RunSequenceSequentially(source, items.Add, cancellationToken);
        return [.. items];
    }

    private static void Run<TLoop>(TLoop loop, ExecutionPlan plan, CancellationToken cancellationToken)
        where TLoop : struct, ILoop
    {
        switch (plan)
        {
            case { IsLeftToFramework: true }:
                Parallel.For(0, loop.Count, plan.ToParallelOptions(cancellationToken), i => loop.Run(i));
                break;
            case { Execution: Execution.Sequential } or { Workers: 1 }:
                RunSequentially(loop, cancellationToken);
                break;
            default:
                RunInChunks(loop, plan, cancellationToken);
                break;
        }
    }

    private static void ForEachOfSequence<T>(IEnumerable<T> source, ExecutionPlan plan, Action<T> body, CancellationToken cancellationToken)
    {
        switch (plan)
        {
            case { IsLeftToFramework: true }:
                Parallel.ForEach(source, plan.ToParallelOptions(cancellationToken), body);
                break;
            case { Execution: Execution.Sequential } or { Workers: 1 }:
                RunSequenceSequentially(source, body, cancellationToken);
                break;
            default:
                cancellationToken.ThrowIfCancellationRequested();
                using (var chunks = new SequenceChunks<T>(source, plan.ChunkSize))
                    RunWorkers(chunks, plan, () => RunSequenceChunks(chunks, body), cancellationToken);
                break;
        }
    }

    private static void RunInChunks<TLoop>(TLoop loop, ExecutionPlan plan, CancellationToken cancellationToken)
        where TLoop : struct, ILoop
    {
        // At most one worker for each chunk, since a further worker would find no item.
        var chunks = Math.Max(1, (int)(((long)loop.Count + plan.ChunkSize - 1) / plan.ChunkSize));
        var dispenser = new ChunkDispenser(loop.Count, plan.ChunkSize);
        RunWorkers(dispenser, plan with { Workers = Math.Min(plan.Workers, chunks) }, () => RunChunks(loop, dispenser, CancellationToken.None), cancellationToken);
    }

    // More workers than processors help only bodies that block. For these the thread pool is too slow: it would add only one or two threads a second.
    private static bool NeedsDedicatedThreads(ExecutionPlan plan) => plan.Workers > Environment.ProcessorCount;

    private static void RunWorkers(StopSignal stop, ExecutionPlan plan, Action work, CancellationToken cancellationToken)
    {
        // Cancellation callbacks run in reverse order of registration. Registering before Parallel makes this callback run after Parallel's,
        // so that Parallel already knows about the cancellation when the workers stop. DedicatedThreads checks the token directly and needs no such order.
        using var registration = cancellationToken.UnsafeRegister(static state => ((StopSignal)state!).Stop(), stop);
        if (NeedsDedicatedThreads(plan))
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

    private static void RunSequenceChunks<T>(SequenceChunks<T> chunks, Action<T> body)
    {
        while (!chunks.IsStopped && chunks.TryTake(out var chunk))
        {
            foreach (var item in chunk)
            {
                if (chunks.IsStopped)
                    return;
                body(item);
            }
            chunks.Release(chunk);
        }
    }

    // Workers and sequential runs share this loop, so that the just-in-time compiler optimizes both with the execution profile (dynamic PGO) of either.
    // AggressiveOptimization would switch this profile off, and the body would be called instead of inlined.
    // The callers catch exceptions, since a try block in this method would keep the loop's variables in memory instead of registers.
    // Workers pass no token: the dispenser stops them, after Parallel has seen the cancellation. A sequential run polls its token, which needs no registration.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunChunks<TLoop>(TLoop loop, ChunkDispenser dispenser, CancellationToken polled)
        where TLoop : struct, ILoop
    {
        while (dispenser.TryClaim(out var from, out var to))
        {
            for (var i = from; i < to; i++)
            {
                if (dispenser.IsStopped || polled.IsCancellationRequested)
                    return;
                loop.Run(i);
            }
        }
    }

    private static void RunSequentially<TLoop>(TLoop loop, CancellationToken cancellationToken)
        where TLoop : struct, ILoop
    {
        try
        {
            RunChunks(loop, new(loop.Count, Math.Max(1, loop.Count)), cancellationToken);
            // Parallel reports a cancellation even if it came during the last item, so a sequential run does so too.
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception e) when (!IsCancellation(e, cancellationToken))
        {
            throw new AggregateException(e);
        }
    }

    private static void RunSequenceSequentially<T>(IEnumerable<T> source, Action<T> body, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var item in source)
            {
                body(item);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (Exception e) when (!IsCancellation(e, cancellationToken))
        {
            throw new AggregateException(e);
        }
    }
}
