using Amorsize.Configuration;
using Amorsize.Engine;

namespace Amorsize;

/// <summary>The settings that were measured for a workload, and the engine that runs loops with them. Immutable and thread-safe.</summary>
public sealed class TunedSettings
{
    private static readonly Lazy<SettingsRegistry> Registry = new(() => new(AppContext.BaseDirectory, Environment.ProcessorCount));

    private readonly Setting setting;

    internal TunedSettings(string name, Setting setting, SettingsSource source, string reason)
    {
        Name = name;
        this.setting = setting;
        Source = source;
        Reason = reason;
    }

    /// <summary>The workload's name.</summary>
    public string Name { get; }

    /// <summary>The most items to work on at once; at least 1.</summary>
    public int MaxDegreeOfParallelism => setting.Workers;

    /// <summary>How many items a worker claims at a time; 0: left to the framework's own partitioning.</summary>
    public int ChunkSize => setting.ChunkSize;

    /// <summary>Sequential, on threads or asynchronously.</summary>
    public Execution Execution => setting.Execution;

    /// <summary>Time of the sequential loop over the time of the tuned one, as measured (predicted where <see cref="Source"/> is Rescaled); 1 where nothing was measured.</summary>
    public double Speedup { get; internal init; } = 1;

    /// <summary>Where the settings come from.</summary>
    public SettingsSource Source { get; }

    /// <summary>Why these settings, in one sentence; for <see cref="SettingsSource.Default"/>, why there is nothing better.</summary>
    public string Reason { get; }

    /// <summary>When they were measured, in UTC; <see langword="null"/> where nothing was.</summary>
    public DateTimeOffset? ProfiledAt { get; internal init; }

    internal CostModel? Model { get; init; }

    /// <summary>
    /// The settings of a workload, from the <c>*.amorsize.json</c> files beside the application. These are read once, at the first call.
    /// Never throws for a missing, unreadable or foreign file: what <see cref="Parallel"/> does by default is returned,
    /// and <see cref="Source"/> and <see cref="Reason"/> say so.
    /// </summary>
    /// <param name="name">The name given to <see cref="WorkloadAttribute"/>, or <c>Type.Method</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static TunedSettings For(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Registry.Value.For(name);
    }

    /// <summary>Options for <see cref="Parallel"/> and PLINQ-like APIs: the tuned degree, or the framework's own default where nothing is tuned.</summary>
    /// <param name="cancellationToken">Cancels the loop.</param>
    public ParallelOptions ToParallelOptions(CancellationToken cancellationToken = default) => setting.ToParallelOptions(cancellationToken);

    /// <summary>Runs <paramref name="body"/> once for each item, in no particular order.</summary>
    /// <param name="source">The items; lists and arrays are indexed, other sequences enumerated in chunks.</param>
    /// <param name="body">What to do with one item.</param>
    /// <param name="cancellationToken">Cancels the loop.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="AggregateException">One or more calls of <paramref name="body"/> threw; no further items were started.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public void ForEach<T>(IEnumerable<T> source, Action<T> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        if (source is IReadOnlyList<T> list)
            LoopEngine.ForEach(list, setting, body, cancellationToken);
        else
            LoopEngine.ForEach(source, setting, body, cancellationToken);
    }

    /// <summary>Runs <paramref name="body"/> once for each item and returns the results in the items' order.</summary>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)"/>
    public TResult[] Map<T, TResult>(IEnumerable<T> source, Func<T, TResult> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        var items = source as IReadOnlyList<T> ?? [.. source];
        var results = new TResult[items.Count];
        LoopEngine.ForEach(new IndexList(items.Count), setting, i => results[i] = body(items[i]), cancellationToken);
        return results;
    }

    /// <summary>Runs the asynchronous <paramref name="body"/> once for each item, several in flight at once, in no particular order.</summary>
    /// <param name="source">The items.</param>
    /// <param name="body">What to do with one item; its token is canceled when the loop ends early.</param>
    /// <param name="cancellationToken">Cancels the loop.</param>
    /// <returns>A task that ends when all items are done; faulted or canceled as <see cref="Parallel.ForEachAsync{TSource}(IEnumerable{TSource}, ParallelOptions, Func{TSource, CancellationToken, ValueTask})"/> does it.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Task ForEachAsync<T>(IEnumerable<T> source, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return LoopEngine.ForEachAsync(source, setting, body, cancellationToken);
    }

    /// <inheritdoc cref="ForEachAsync{T}(IEnumerable{T}, Func{T, CancellationToken, ValueTask}, CancellationToken)"/>
    public Task ForEachAsync<T>(IAsyncEnumerable<T> source, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return LoopEngine.ForEachAsync(source, setting, body, cancellationToken);
    }

    internal static TunedSettings Default(string name, string reason) =>
        new(name, Setting.FrameworkDefault(Execution.Threads, Environment.ProcessorCount), SettingsSource.Default, reason);

    /// <summary>These settings on a machine with so many processors: what was measured where they are the same, else predicted anew.</summary>
    internal TunedSettings On(int processorsHere, int processorsThere)
    {
        if (Source == SettingsSource.Default || Model is null || processorsHere == processorsThere)
            return this;
        if (Model.IsLatencyBound)
            return Rescaled(setting, Speedup, $"measured with {processorsThere} processors, {processorsHere} here: it mostly waits, so the number of processors changes nothing; {Reason}");
        var workers = Model.BestWorkers(processorsHere);
        var chunk = Math.Clamp(ChunkSize, 1, Math.Max(1, Model.Items / workers));
        return Rescaled(
            workers == 1 ? Setting.Sequential : new(Execution == Execution.Async ? Execution.Async : Execution.Threads, workers, chunk),
            Model.PredictSpeedup(workers),
            $"measured with {processorsThere} processors, {processorsHere} here: the cost model predicts {workers} workers as best; measured there: {Reason}");
    }

    private TunedSettings Rescaled(Setting rescaled, double speedup, string reason) => new(Name, rescaled, SettingsSource.Rescaled, reason)
    {
        Speedup = speedup,
        ProfiledAt = ProfiledAt,
        Model = Model,
    };
}
