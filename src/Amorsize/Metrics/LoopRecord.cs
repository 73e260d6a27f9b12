using System.Diagnostics;
using System.Runtime.CompilerServices;
using Amorsize.Settings;

namespace Amorsize.Metrics;

/// <summary>Records one loop in the instruments when the loop ends. It exists only while somebody listens, so that other loops pay nothing.</summary>
internal sealed class LoopRecord(ResolvedSettings settings) : IDisposable
{
    private readonly long start = Stopwatch.GetTimestamp();
    private long items;

    /// <summary>Whether somebody listens.</summary>
    public static bool IsWanted => LoopObservers.MayExist && LoopInstruments.AreObserved;

    /// <summary>Starts the record of a loop; null if nobody listens.</summary>
    public static LoopRecord? Start(ResolvedSettings settings) => IsWanted ? new(settings) : null;

    /// <summary>Yields the results of a loop, and records each enumeration as one loop.</summary>
    public static async IAsyncEnumerable<TResult> Stream<TResult>(
        ResolvedSettings settings, Func<LoopRecord, IAsyncEnumerable<TResult>> loop, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var record = new LoopRecord(settings);
        await foreach (var result in loop(record).WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return result;
    }

    /// <summary>Adds items that were started.</summary>
    public void Add(long count) => Interlocked.Add(ref items, count);

    /// <summary>Records the loop when its task ends, before the code that awaits the task goes on.</summary>
    public void EndWith(Task loop) =>
        loop.ContinueWith(static (_, state) => ((LoopRecord)state!).Dispose(), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    public void Dispose()
    {
        var tags = new TagList
        {
            { "amorsize.workload", settings.Name },
            { "amorsize.source", settings.Source.ToString() },
            { "amorsize.execution", settings.Plan.Execution.ToString() },
        };
        LoopInstruments.Loops.Add(1, tags);
        LoopInstruments.Items.Add(Interlocked.Read(ref items), tags);
        LoopInstruments.Duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, tags);
        LoopInstruments.Degree.Record(settings.Plan.Workers, tags);
    }
}
