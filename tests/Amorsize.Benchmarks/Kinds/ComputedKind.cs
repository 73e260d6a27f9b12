using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Engine;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>A kind whose items are synchronous, in the forms of loop that users write.</summary>
internal sealed class ComputedKind<TWork, T, TResult> : IKind
    where TWork : struct, IComputation<T, TResult>
{
    // Users do not start a task for each of more items than this. The benchmark would measure the memory.
    private const int MaxTasks = 10_000;

    private readonly Lazy<T[]> items = new(() => TWork.Items);
    private readonly Action<T> body = item => TWork.Run(item);

    public KindFacts Facts => TWork.Facts;

    public int Items => items.Value.Length;

    public Execution Execution => Execution.Threads;

    public IReadOnlyList<Form> Forms =>
    [
        Form.Loop, Form.ParallelFor, Form.ParallelForEachOfList, Form.ParallelForEachOfSequence, Form.PartitionerRanges, Form.PlinqForAll, Form.PlinqSelect,
        .. Items <= MaxTasks ? (Form[])[Form.ParallelForEachAsync, Form.WhenAll] : [],
    ];

    public Action Pass(Candidate candidate)
    {
        var array = items.Value;
        var list = new Lazy<List<T>>(() => [.. array]);
        return candidate.Form switch
        {
            Form.Engine => () => LoopEngine.ForEach(array, candidate.Plan, body, CancellationToken.None),
            Form.Loop => Loop,
            Form.ParallelFor => () => Parallel.For(0, array.Length, i => TWork.Run(array[i])),
            Form.ParallelForEachOfList => () => Parallel.ForEach(list.Value, item => TWork.Run(item)),
            Form.ParallelForEachOfSequence => () => Parallel.ForEach(OneByOne(array), item => TWork.Run(item)),
            Form.PartitionerRanges => () => Parallel.ForEach(Partitioner.Create(0, array.Length), range =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                    TWork.Run(array[i]);
            }),
            Form.PlinqForAll => () => array.AsParallel().ForAll(item => TWork.Run(item)),
            Form.PlinqSelect => () => _ = array.AsParallel().Select(item => TWork.Run(item)).ToArray(),
            Form.ParallelForEachAsync => () => Parallel.ForEachAsync(array, (item, _) =>
            {
                TWork.Run(item);
                return ValueTask.CompletedTask;
            }).GetAwaiter().GetResult(),
            Form.WhenAll => () => Task.WhenAll(array.Select(item => Task.Run(() => TWork.Run(item)))).GetAwaiter().GetResult(),
            _ => throw new ArgumentOutOfRangeException(nameof(candidate)),
        };
    }

    // The method is called too seldom for the runtime to optimise it in time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Loop()
    {
        foreach (var item in items.Value)
            TWork.Run(item);
    }

    private static IEnumerable<T> OneByOne(T[] array)
    {
        foreach (var item in array)
            yield return item;
    }
}
