using Amorsize.Benchmarks.Measuring;
using Amorsize.Engine;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>A kind whose items are asynchronous, in the forms of loop that users write.</summary>
internal sealed class AsyncKind<TWork, T> : IKind
    where TWork : struct, IAsyncComputation<T>
{
    private readonly Lazy<T[]> items = new(() => TWork.Items);

    public KindFacts Facts => TWork.Facts;

    public int Items => items.Value.Length;

    public Execution Execution => Execution.Async;

    public IReadOnlyList<Form> Forms => [Form.Loop, Form.ParallelForEachAsync, Form.WhenAll];

    public Action Pass(Candidate candidate)
    {
        var run = Start(candidate, items.Value);
        return () => run().GetAwaiter().GetResult();
    }

    private static Func<Task> Start(Candidate candidate, T[] array) => candidate.Form switch
    {
        Form.Engine => () => LoopEngine.ForEachAsync(array, candidate.Plan, static (item, cancellation) => new(TWork.RunAsync(item, cancellation)), CancellationToken.None),
        Form.Loop => () => LoopAsync(array),
        Form.ParallelForEachAsync => () => Parallel.ForEachAsync(array, static (item, cancellation) => new(TWork.RunAsync(item, cancellation))),
        Form.WhenAll => () => Task.WhenAll(array.Select(item => TWork.RunAsync(item, CancellationToken.None))),
        _ => throw new ArgumentOutOfRangeException(nameof(candidate)),
    };

    private static async Task LoopAsync(T[] array)
    {
        foreach (var item in array)
            await TWork.RunAsync(item, CancellationToken.None).ConfigureAwait(false);
    }
}
