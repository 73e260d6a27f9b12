using System.Runtime.CompilerServices;

namespace Amorsize.Engine;

/// <summary>
/// Runs a loop under a <see cref="ExecutionPlan"/>. It is the one engine: the profiler measures it, and <see cref="TunedSettings"/> runs it.
/// Exceptions and cancellation are reported as <see cref="Parallel"/> reports them, under every setting.
/// </summary>
internal static class LoopEngine
{
    public static void ForEach<T>(IEnumerable<T> source, ExecutionPlan setting, Action<T> body, CancellationToken cancellationToken)
    {
        switch (source)
        {
            case T[] array:
                Run(new ArrayLoop<T>(array, body), setting, cancellationToken);
                break;
            case IReadOnlyList<T> list:
                Run(new ListLoop<T>(list, body), setting, cancellationToken);
                break;
            default:
                ForEachOfSequence(source, setting, body, cancellationToken);
                break;
        }
    }

    /// <summary>The results stand in the items' order.</summary>
    public static TResult[] Map<T, TResult>(IEnumerable<T> source, ExecutionPlan setting, Func<T, TResult> body, CancellationToken cancellationToken)
    {
        var items = ToArray(source, cancellationToken);
        var results = new TResult[items.Length];
        Run(new MapLoop<T, TResult>(items, body, results), setting, cancellationToken);
        return results;
    }

    private static T[] ToArray<T>(IEnumerable<T> source, CancellationToken cancellationToken)
    {
        if (source is ICollection<T> or IReadOnlyCollection<T>)
            return source as T[] ?? [.. source];
        // It may throw, or wait, or never end.
        var items = new List<T>();
        RunSequenceSequentially(source, items.Add, cancellationToken);
        return [.. items];
    }

    private static void Run<TLoop>(TLoop loop, ExecutionPlan setting, CancellationToken cancellationToken)
        where TLoop : struct, ILoop
    {
        switch (setting)
        {
            case { IsLeftToFramework: true }:
                Parallel.For(0, loop.Count, setting.ToParallelOptions(cancellationToken), i => loop.Run(i));
                break;
            case { Execution: Execution.Sequential } or { Workers: 1 }:
                RunSequentially(loop, cancellationToken);
                break;
            default:
                ClaimChunks(loop, setting with { Workers = Math.Min(setting.Workers, Chunks(loop.Count, setting.ChunkSize)) }, cancellationToken);
                break;
        }
    }

    private static void ForEachOfSequence<T>(IEnumerable<T> source, ExecutionPlan setting, Action<T> body, CancellationToken cancellationToken)
    {
        switch (setting)
        {
            case { IsLeftToFramework: true }:
                Parallel.ForEach(source, setting.ToParallelOptions(cancellationToken), body);
                break;
            case { Execution: Execution.Sequential } or { Workers: 1 }:
                RunSequenceSequentially(source, body, cancellationToken);
                break;
            default:
                cancellationToken.ThrowIfCancellationRequested();
                using (var chunks = new SequenceChunks<T>(source, setting.ChunkSize))
                    RunWorkers(chunks, setting, () => RunTaken(chunks, body), cancellationToken);
                break;
        }
    }

    public static Task ForEachAsync<T>(IEnumerable<T> source, ExecutionPlan setting, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(source, setting.ToParallelOptions(cancellationToken), body);

    public static Task ForEachAsync<T>(IAsyncEnumerable<T> source, ExecutionPlan setting, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(source, setting.ToParallelOptions(cancellationToken), body);

    /// <summary>Starts the threads that a loop under this setting finds running when it is run for the second time.</summary>
    public static void Prepare(ExecutionPlan setting)
    {
        if (setting is { Execution: Execution.Threads, IsLeftToFramework: false } && NeedsThreads(setting))
            ReusableThreads.Shared.Reserve(setting.Workers - 1);
    }

    // A worker that would find nothing to do is not started.
    private static int Chunks(int count, int chunkSize) => Math.Max(1, (int)(((long)count + chunkSize - 1) / chunkSize));

    private static void ClaimChunks<TLoop>(TLoop loop, ExecutionPlan setting, CancellationToken cancellationToken)
        where TLoop : struct, ILoop
    {
        var claims = new ChunkDispenser(loop.Count, setting.ChunkSize);
        RunWorkers(claims, setting, () => RunClaimed(loop, claims, CancellationToken.None), cancellationToken);
    }

    // More workers than processors are worth it only for bodies that block, and the thread pool would start them at one or two a second.
    private static bool NeedsThreads(ExecutionPlan setting) => setting.Workers > Environment.ProcessorCount;

    private static void RunWorkers(StopSignal end, ExecutionPlan setting, Action work, CancellationToken cancellationToken)
    {
        // Before Parallel's own registration, so called after it: when the workers see the end, Parallel knows that it was canceled. Threads of our own ask the token.
        using var registration = cancellationToken.UnsafeRegister(static state => ((StopSignal)state!).End(), end);
        if (NeedsThreads(setting))
            DedicatedThreads.Run(setting.Workers, RunOne, ReusableThreads.Shared, cancellationToken);
        else
            Parallel.For(0, setting.Workers, setting.ToParallelOptions(cancellationToken), _ => RunOne());

        void RunOne()
        {
            try
            {
                work();
            }
            catch
            {
                end.End();
                throw;
            }
        }
    }

    private static void RunTaken<T>(SequenceChunks<T> chunks, Action<T> body)
    {
        while (!chunks.Ended && chunks.TryTake(out var chunk))
        {
            foreach (var item in chunk)
            {
                if (chunks.Ended)
                    return;
                body(item);
            }
            chunks.Release(chunk);
        }
    }

    // One loop for workers and for sequential runs, so that what the just-in-time compiler learns of the body while it runs in one of them serves the others. Not
    // AggressiveOptimization: it would learn nothing, and call the body in place of inlining it. Apart from its try, whose handlers would keep in memory what belongs into registers.
    // Claims end workers, which must not see a cancellation before Parallel does; a sequential run polls its token, and need not register for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunClaimed<TLoop>(TLoop loop, ChunkDispenser claims, CancellationToken polled)
        where TLoop : struct, ILoop
    {
        while (claims.TryClaim(out var from, out var to))
        {
            for (var i = from; i < to; i++)
            {
                if (claims.Ended || polled.IsCancellationRequested)
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
            RunClaimed(loop, new(loop.Count, Math.Max(1, loop.Count)), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested(); // As Parallel does, whenever it was canceled.
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

    // Parallel lets the cancellation of its own token through as it is, and wraps everything else.
    internal static bool IsCancellation(Exception e, CancellationToken cancellationToken) =>
        e is OperationCanceledException canceled && cancellationToken.IsCancellationRequested && canceled.CancellationToken == cancellationToken;
}
