using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Amorsize.Engine;

/// <summary>
/// Runs a loop under a <see cref="Setting"/>. It is the one engine: the profiler measures it, and <see cref="TunedSettings"/> runs it.
/// Built on <see cref="Parallel"/>, so exceptions and cancellation are reported as <see cref="Parallel"/> reports them, under every setting.
/// </summary>
internal static class LoopEngine
{
    public static void ForEach<T>(IEnumerable<T> source, Setting setting, Action<T> body, CancellationToken cancellationToken)
    {
        switch (source)
        {
            case T[] array:
                ForEach(new ArrayItems<T>(array), setting, body, cancellationToken);
                break;
            case IReadOnlyList<T> list:
                ForEach(new ListItems<T>(list), setting, body, cancellationToken);
                break;
            default:
                ForEachOfSequence(source, setting, body, cancellationToken);
                break;
        }
    }

    public static void ForEach<T, TItems>(TItems items, Setting setting, Action<T> body, CancellationToken cancellationToken)
        where TItems : struct, IItems<T>
    {
        switch (setting)
        {
            case { IsLeftToFramework: true }:
                Parallel.For(0, items.Count, setting.ToParallelOptions(cancellationToken), i => body(items[i]));
                break;
            case { Execution: Execution.Sequential } or { Workers: 1 }:
                RunSequentially(items, body, cancellationToken);
                break;
            default:
                ClaimChunks(items, setting, body, cancellationToken);
                break;
        }
    }

    private static void ForEachOfSequence<T>(IEnumerable<T> source, Setting setting, Action<T> body, CancellationToken cancellationToken)
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
                Parallel.ForEach(
                    Partitioner.Create(source.Chunk(setting.ChunkSize), EnumerablePartitionerOptions.NoBuffering),
                    ThreadOptions(setting, cancellationToken),
                    (chunk, state) =>
                    {
                        foreach (var item in chunk)
                        {
                            if (state.ShouldExitCurrentIteration)
                                return;
                            body(item);
                        }
                    });
                break;
        }
    }

    public static Task ForEachAsync<T>(IEnumerable<T> source, Setting setting, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(source, setting.ToParallelOptions(cancellationToken), body);

    public static Task ForEachAsync<T>(IAsyncEnumerable<T> source, Setting setting, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(source, setting.ToParallelOptions(cancellationToken), body);

    // Optimised at once: a loop that runs for long in its first call would otherwise be timed, and run, in half-compiled code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ClaimChunks<T, TItems>(TItems items, Setting setting, Action<T> body, CancellationToken cancellationToken)
        where TItems : struct, IItems<T>
    {
        var claimed = new StrongBox<long>();
        var count = items.Count;
        var chunk = setting.ChunkSize;
        Parallel.For(0, setting.Workers, ThreadOptions(setting, cancellationToken), Work);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void Work(int worker, ParallelLoopState state)
        {
            while (Interlocked.Add(ref claimed.Value, chunk) - chunk is var from && from < count)
            {
                var to = (int)Math.Min(from + chunk, count);
                for (var i = (int)from; i < to; i++)
                {
                    if (state.ShouldExitCurrentIteration)
                        return;
                    body(items[i]);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunSequentially<T, TItems>(TItems items, Action<T> body, CancellationToken cancellationToken)
        where TItems : struct, IItems<T>
    {
        try
        {
            for (var i = 0; i < items.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                body(items[i]);
            }
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
            foreach (var item in source)
            {
                cancellationToken.ThrowIfCancellationRequested();
                body(item);
            }
        }
        catch (Exception e) when (!IsCancellation(e, cancellationToken))
        {
            throw new AggregateException(e);
        }
    }

    // Parallel lets the cancellation of its own token through as it is, and wraps everything else.
    private static bool IsCancellation(Exception e, CancellationToken cancellationToken) =>
        e is OperationCanceledException canceled && cancellationToken.IsCancellationRequested && canceled.CancellationToken == cancellationToken;

    // More workers than processors are worth it only for bodies that block, and the thread pool would start them at one or two a second.
    private static ParallelOptions ThreadOptions(Setting setting, CancellationToken cancellationToken)
    {
        var options = setting.ToParallelOptions(cancellationToken);
        if (setting.Workers > Environment.ProcessorCount)
            options.TaskScheduler = DedicatedThreadScheduler.Instance;
        return options;
    }
}
