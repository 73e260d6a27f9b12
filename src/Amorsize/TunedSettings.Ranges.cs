using Amorsize.Engine;
using Amorsize.Engine.Bodies;
using Amorsize.Metrics;

namespace Amorsize;

// Loops over consecutive numbers.
public sealed partial class TunedSettings
{
    // Slices per processor where the settings have no chunk size. Partitioner.Create(from, to) of the framework makes as many.
    private const int SlicesPerProcessor = 3;

    /// <summary>Runs <paramref name="body"/> once for each number from <paramref name="from"/> up to, but without, <paramref name="to"/>.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The number after the last one. No number is run if it is not greater than <paramref name="from"/>.</param>
    /// <param name="body">Handles one number. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further number is started.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range has more than <see cref="int.MaxValue"/> numbers.</exception>
    /// <exception cref="AggregateException">One or more calls of <paramref name="body"/> threw. No further number was started.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <example><code>settings.For(0, rows.Length, row => Blur(rows[row]));</code></example>
    public void For(int from, int to, Action<int> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        Run(from, to, new ItemBody<int>(body), cancellationToken);
    }

    /// <summary>Runs <paramref name="body"/> once for each number of a range, with a value of the worker that runs it.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The number after the last one.</param>
    /// <param name="localInit">Creates the value of a worker before its first number.</param>
    /// <param name="body">Handles one number, given the number and the value of the worker. Returns the value for the worker's next number.</param>
    /// <param name="localFinally">Takes the value of a worker after its last number, also when a call threw. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further number is started.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range has more than <see cref="int.MaxValue"/> numbers.</exception>
    /// <exception cref="AggregateException">One or more calls of a delegate threw. No further number was started.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <example><code>settings.For(0, count, () => new Random(), (i, random) => { Simulate(i, random); return random; }, random => { });</code></example>
    public void For<TLocal>(
        int from, int to, Func<TLocal> localInit, Func<int, TLocal, TLocal> body, Action<TLocal> localFinally, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(localInit);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(localFinally);
        Run(from, to, new LocalBody<int, TLocal>(localInit, body, localFinally), cancellationToken);
    }

    /// <summary>Runs <paramref name="body"/> for the numbers of a range until one call returns false, as <see cref="ForEachWhile{T}"/> does for items.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The number after the last one.</param>
    /// <param name="body">Handles one number; false ends the loop. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further number is started.</param>
    /// <returns>True if all numbers were handled; false if a call returned false.</returns>
    /// <inheritdoc cref="For(int, int, Action{int}, CancellationToken)" path="/exception"/>
    public bool ForWhile(int from, int to, Func<int, bool> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(from, to, new WhileBody<int>(body), cancellationToken);
    }

    /// <summary>
    /// Runs <paramref name="body"/> for slices of a range. For a tiny body, such as one addition, a call for each number would take longer than the body.
    /// A slice has <see cref="ChunkSize"/> numbers. If <see cref="Execution"/> is not <see cref="Execution.Threads"/> or <see cref="ChunkSize"/> is 0, the range
    /// is cut into at least three slices of equal length per processor, as far as it has so many numbers. The last slice may be shorter.
    /// </summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The number after the last one.</param>
    /// <param name="body">Handles one slice, given its first number and the number after its last one. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further slice is started.</param>
    /// <inheritdoc cref="For(int, int, Action{int}, CancellationToken)" path="/exception"/>
    /// <example><code>settings.ForSlices(0, a.Length, (from, to) => { for (var i = from; i &lt; to; i++) a[i] += b[i]; });</code></example>
    public void ForSlices(int from, int to, Action<int, int> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var count = CountOf(from, to);
        var size = Plan is { Execution: Execution.Threads, ChunkSize: > 0 }
            ? Plan.ChunkSize
            : Math.Max(1, count / (SlicesPerProcessor * Environment.ProcessorCount));
        var slices = (int)(((long)count + size - 1) / size);
        using var record = LoopRecord.Start(resolved);
        var counted = record is null ? body : Counting(body, record);
        LoopEngine.Run(new RangeLoop<SlicesBody>(0, slices, new(from, to, size, counted)), Plan.IsLeftToFramework ? Plan : Plan with { ChunkSize = 1 }, cancellationToken);
    }

    // A method of its own, so that a loop without a record allocates no closure.
    private static Action<int, int> Counting(Action<int, int> body, LoopRecord record) => (first, end) =>
    {
        record.Add(end - first);
        body(first, end);
    };

    private static int CountOf(int from, int to)
    {
        var count = (long)to - from;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, int.MaxValue, nameof(to));
        return (int)Math.Max(0, count);
    }

    private bool Run<TBody>(int from, int to, TBody body, CancellationToken cancellationToken)
        where TBody : struct, IBody<int, TBody>
    {
        var count = CountOf(from, to);
        using var record = LoopRecord.Start(resolved);
        return record is null
            ? LoopEngine.Run(new RangeLoop<TBody>(from, count, body), Plan, cancellationToken)
            : LoopEngine.Run(new RangeLoop<CountingBody<int, TBody>>(from, count, new(body, record)), Plan, cancellationToken);
    }
}
