using Amorsize.Engine;
using Amorsize.Settings;

namespace Amorsize;

/// <summary>
/// The settings that a build measured for one workload, and the engine that runs loops with them.
/// Instances are immutable, and every member can be used from several threads at once.
/// </summary>
public sealed class TunedSettings
{
    private static readonly Lazy<SettingsRegistry> Registry = new(() => new(AppContext.BaseDirectory, Environment.ProcessorCount));

    private readonly ResolvedSettings resolved;

    internal TunedSettings(ResolvedSettings resolved) => this.resolved = resolved;

    /// <summary>The workload's name: the argument of <see cref="For"/> that returns these settings.</summary>
    public string Name => resolved.Name;

    /// <summary>The most items in work at once, 1 to 65,536.</summary>
    public int MaxDegreeOfParallelism => Plan.Workers;

    /// <summary>How many items a worker claims at a time; 0 leaves the partitioning to <see cref="Parallel"/>.</summary>
    public int ChunkSize => Plan.ChunkSize;

    /// <summary>How the items are run: sequentially, on threads or asynchronously.</summary>
    public Execution Execution => Plan.Execution;

    /// <summary>
    /// Time of the sequential loop divided by the time of the tuned loop: 2 is twice as fast.
    /// The factor is predicted where <see cref="Source"/> is <see cref="SettingsSource.Rescaled"/>, and 1 where nothing was measured.
    /// </summary>
    public double Speedup => resolved.Speedup;

    /// <summary>Where the settings come from.</summary>
    public SettingsSource Source => resolved.Source;

    /// <summary>The reason for these settings in words. For <see cref="SettingsSource.Default"/> it says why nothing better is known.</summary>
    public string Reason => resolved.Reason;

    /// <summary>Time of the measurement, in UTC; <see langword="null"/> if nothing was measured.</summary>
    public DateTimeOffset? ProfiledAt => resolved.ProfiledAt;

    private ExecutionPlan Plan => resolved.Plan;

    /// <summary>
    /// Returns the settings of a workload, from the <c>*.amorsize.json</c> files beside the application. The first call reads these files once.
    /// The method can be called from several threads at once.
    /// </summary>
    /// <param name="name">The name given to <see cref="WorkloadAttribute"/>, or <c>Type.Method</c>. Upper and lower case differ.</param>
    /// <returns>
    /// The settings. A missing, unreadable or foreign file is no error: the settings are then those of <see cref="Parallel"/>, and
    /// <see cref="Source"/> and <see cref="Reason"/> say so.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static TunedSettings For(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Registry.Value.For(name);
    }

    /// <summary>
    /// Returns options for <see cref="Parallel"/> with the tuned degree of parallelism. They have no limit if the settings leave the partitioning to
    /// <see cref="Parallel"/>.
    /// </summary>
    /// <param name="cancellationToken">Cancels the loop.</param>
    /// <returns>New options for each call.</returns>
    public ParallelOptions ToParallelOptions(CancellationToken cancellationToken = default) => Plan.ToParallelOptions(cancellationToken);

    /// <summary>Runs <paramref name="body"/> once for each item, in no particular order, and returns when all items are done.</summary>
    /// <param name="source">The items. Lists and arrays are indexed; other sequences are enumerated in chunks, by one thread at a time.</param>
    /// <param name="body">Handles one item. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further item is started.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="AggregateException">One or more calls of <paramref name="body"/> threw. No further item was started.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public void ForEach<T>(IEnumerable<T> source, Action<T> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        LoopEngine.ForEach(source, Plan, body, cancellationToken);
    }

    /// <summary>Runs <paramref name="body"/> once for each item and returns the results.</summary>
    /// <returns>One result for each item, in the order of the items.</returns>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)"/>
    public TResult[] Map<T, TResult>(IEnumerable<T> source, Func<T, TResult> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return LoopEngine.Map(source, Plan, body, cancellationToken);
    }

#pragma warning disable RS0026 // RS0026 warns of ambiguous calls. A call is ambiguous only if its source is both IEnumerable<T> and IAsyncEnumerable<T>.
    /// <summary>
    /// Runs the asynchronous <paramref name="body"/> once for each item, in no particular order. Up to <see cref="MaxDegreeOfParallelism"/> items are in
    /// flight.
    /// </summary>
    /// <param name="source">The items.</param>
    /// <param name="body">Handles one item. The token that it gets is canceled when the loop ends early.</param>
    /// <param name="cancellationToken">Cancels the loop: no further item is started.</param>
    /// <returns>
    /// A task that completes when all items are done. It is faulted or canceled in the same way as that of
    /// <see cref="Parallel.ForEachAsync{TSource}(IEnumerable{TSource}, ParallelOptions, Func{TSource, CancellationToken, ValueTask})"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null. The call itself throws it, not the task.</exception>
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
