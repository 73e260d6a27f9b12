using Amorsize.Engine;
using Amorsize.Settings;

namespace Amorsize;

/// <summary>The settings that were measured for a workload, and the engine that runs loops with them. Immutable and thread-safe.</summary>
public sealed class TunedSettings
{
    private static readonly Lazy<SettingsRegistry> Registry = new(() => new(AppContext.BaseDirectory, Environment.ProcessorCount));

    private readonly ResolvedSettings workload;

    internal TunedSettings(ResolvedSettings workload) => this.workload = workload;

    /// <summary>The workload's name.</summary>
    public string Name => workload.Name;

    /// <summary>The most items to work on at once; at least 1.</summary>
    public int MaxDegreeOfParallelism => Plan.Workers;

    /// <summary>How many items a worker claims at a time; 0: left to the framework's own partitioning.</summary>
    public int ChunkSize => Plan.ChunkSize;

    /// <summary>Sequential, on threads or asynchronously.</summary>
    public Execution Execution => Plan.Execution;

    /// <summary>Time of the sequential loop over the time of the tuned one, as measured (predicted where <see cref="Source"/> is Rescaled); 1 where nothing was measured.</summary>
    public double Speedup => workload.Speedup;

    /// <summary>Where the settings come from.</summary>
    public SettingsSource Source => workload.Source;

    /// <summary>Why these settings, in one sentence; for <see cref="SettingsSource.Default"/>, why there is nothing better.</summary>
    public string Reason => workload.Reason;

    /// <summary>When they were measured, in UTC; <see langword="null"/> where nothing was.</summary>
    public DateTimeOffset? ProfiledAt => workload.ProfiledAt;

    private ExecutionPlan Plan => workload.Plan;

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
    public ParallelOptions ToParallelOptions(CancellationToken cancellationToken = default) => Plan.ToParallelOptions(cancellationToken);

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
        LoopEngine.ForEach(source, Plan, body, cancellationToken);
    }

    /// <summary>Runs <paramref name="body"/> once for each item and returns the results in the items' order.</summary>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)"/>
    public TResult[] Map<T, TResult>(IEnumerable<T> source, Func<T, TResult> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return LoopEngine.Map(source, Plan, body, cancellationToken);
    }

#pragma warning disable RS0026 // Overloads with optional parameters: hardly any source is of both kinds.
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
        return LoopEngine.ForEachAsync(source, Plan, body, cancellationToken);
    }

    /// <inheritdoc cref="ForEachAsync{T}(IEnumerable{T}, Func{T, CancellationToken, ValueTask}, CancellationToken)"/>
    public Task ForEachAsync<T>(IAsyncEnumerable<T> source, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return LoopEngine.ForEachAsync(source, Plan, body, cancellationToken);
    }
#pragma warning restore RS0026
}
