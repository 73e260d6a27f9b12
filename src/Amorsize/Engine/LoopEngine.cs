using System.Runtime.CompilerServices;
using Amorsize.Engine.Bodies;

namespace Amorsize.Engine;

/// <summary>
/// Runs a loop under an <see cref="ExecutionPlan"/>. The profiler times workloads in this engine, and <see cref="TunedSettings"/> runs the user's loops in it.
/// Under every plan, exceptions and cancellation are reported as <see cref="Parallel"/> reports them.
/// </summary>
internal static class LoopEngine
{
    public static void ForEach<T>(IEnumerable<T> source, ExecutionPlan plan, Action<T> body, CancellationToken cancellationToken) =>
        Run(source, plan, new ItemBody<T>(body), cancellationToken);

    public static Task ForEachAsync<T>(IEnumerable<T> source, ExecutionPlan plan, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(source, plan.ToParallelOptions(cancellationToken), body);

    public static Task ForEachAsync<T>(IAsyncEnumerable<T> source, ExecutionPlan plan, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(source, plan.ToParallelOptions(cancellationToken), body);

    /// <summary>Runs a body for each item of a source. Arrays and lists are indexed; other sequences are enumerated in chunks.</summary>
    /// <returns>False if the body ended the loop before its last item.</returns>
    public static bool Run<T, TBody>(IEnumerable<T> source, ExecutionPlan plan, TBody body, CancellationToken cancellationToken)
        where TBody : struct, IBody<T, TBody> => source switch
        {
            T[] array => Run(new ArrayLoop<T, TBody>(array, body), plan, cancellationToken),
            IReadOnlyList<T> list => Run(new ListLoop<T, TBody>(list, body), plan, cancellationToken),
            _ => SequenceEngine.Run(source, plan, body, cancellationToken),
        };

    /// <summary>Runs an indexed loop.</summary>
    /// <returns>False if the body ended the loop before its last item.</returns>
    public static bool Run<TLoop>(TLoop loop, ExecutionPlan plan, CancellationToken cancellationToken)
        where TLoop : struct, ILoop<TLoop> => plan switch
        {
            { IsLeftToFramework: true } => RunByFramework(loop, plan.ToParallelOptions(cancellationToken)),
            { Execution: Execution.Sequential } or { Workers: 1 } => RunSequentially(loop, cancellationToken),
            _ => RunInChunks(loop, plan, cancellationToken),
        };

    /// <summary>Returns the items as an array, so that each has an index.</summary>
    public static T[] ToArray<T>(IEnumerable<T> source, CancellationToken cancellationToken)
    {
        if (source is ICollection<T> or IReadOnlyCollection<T>)
            return source as T[] ?? [.. source];
        // Enumerating the sequence may throw, block or never end, so exceptions and cancellation are handled as in a loop.
        var items = new List<T>();
        SequenceEngine.Run(source, ExecutionPlan.Sequential, new ItemBody<T>(items.Add), cancellationToken);
        return [.. items];
    }

    /// <summary>Starts the threads that a loop under this plan needs, so that its first timed run finds them idle, as every later run does.</summary>
    public static void Prepare(ExecutionPlan plan)
    {
        if (plan is { Execution: Execution.Threads, IsLeftToFramework: false } && LoopWorkers.NeedDedicatedThreads(plan))
            ReusableThreads.Shared.Reserve(plan.Workers - 1);
    }

    /// <summary>
    /// Whether an exception reports the cancellation of the loop's token. <see cref="Parallel"/> rethrows such an exception unchanged and wraps every other in
    /// an <see cref="AggregateException"/>.
    /// </summary>
    internal static bool IsCancellation(Exception e, CancellationToken cancellationToken) =>
        e is OperationCanceledException canceled && cancellationToken.IsCancellationRequested && canceled.CancellationToken == cancellationToken;

    private static bool RunByFramework<TLoop>(TLoop loop, ParallelOptions options)
        where TLoop : struct, ILoop<TLoop>
    {
        // The plain form is the framework default that every plan is compared with.
        var result = TLoop.IsPlain
            ? Parallel.For(0, loop.Count, options, i => loop.Run(i))
            : Parallel.For(0, loop.Count, options, () => loop.ForWorker(), static (i, state, own) =>
            {
                if (!own.Run(i))
                    state.Stop();
                return own;
            }, static own => own.EndWorker());
        return result.IsCompleted;
    }

    private static bool RunInChunks<TLoop>(TLoop loop, ExecutionPlan plan, CancellationToken cancellationToken)
        where TLoop : struct, ILoop<TLoop>
    {
        // At most one worker for each chunk, since a further worker would find no item.
        var chunks = Math.Max(1, (int)(((long)loop.Count + plan.ChunkSize - 1) / plan.ChunkSize));
        var dispenser = new ChunkDispenser(loop.Count, plan.ChunkSize);
        LoopWorkers.Run(dispenser, plan with { Workers = Math.Min(plan.Workers, chunks) }, () => RunWorker(loop, dispenser, CancellationToken.None), cancellationToken);
        return !dispenser.IsEnded;
    }

    private static bool RunSequentially<TLoop>(TLoop loop, CancellationToken cancellationToken)
        where TLoop : struct, ILoop<TLoop>
    {
        try
        {
            var dispenser = new ChunkDispenser(loop.Count, Math.Max(1, loop.Count));
            // Parallel starts no worker once it is canceled.
            cancellationToken.ThrowIfCancellationRequested();
            RunWorker(loop, dispenser, cancellationToken);
            // Parallel reports a cancellation even if it came during the last item, so a sequential run does so too.
            cancellationToken.ThrowIfCancellationRequested();
            return !dispenser.IsEnded;
        }
        catch (Exception e) when (!IsCancellation(e, cancellationToken))
        {
            throw new AggregateException(e);
        }
    }

    private static void RunWorker<TLoop>(TLoop loop, ChunkDispenser dispenser, CancellationToken polled)
        where TLoop : struct, ILoop<TLoop>
    {
        if (TLoop.IsPlain)
        {
            RunChunks(loop, dispenser, polled);
            return;
        }
        var own = loop.ForWorker();
        try
        {
            RunChunks(own, dispenser, polled);
        }
        finally
        {
            own.EndWorker();
        }
    }

    // Workers and sequential runs share this loop, so that the just-in-time compiler optimizes both with the execution profile (dynamic PGO) of either.
    // AggressiveOptimization would switch this profile off, and the body would be called instead of inlined.
    // The callers catch exceptions, since a try block in this method would keep the loop's variables in memory instead of registers.
    // Workers pass no token: the dispenser stops them, after Parallel has seen the cancellation. A sequential run polls its token, which needs no registration.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunChunks<TLoop>(TLoop loop, ChunkDispenser dispenser, CancellationToken polled)
        where TLoop : struct, ILoop<TLoop>
    {
        while (dispenser.TryClaim(out var from, out var to))
        {
            for (var i = from; i < to; i++)
            {
                if (dispenser.IsStopped || polled.IsCancellationRequested)
                    return;
                if (!loop.Run(i))
                {
                    dispenser.End();
                    return;
                }
            }
        }
    }
}
