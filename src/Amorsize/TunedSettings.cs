using Amorsize.Engine;
using Amorsize.Settings;

namespace Amorsize;

/// <summary>
/// The settings that a build measured for one workload, and the engine that runs loops with them.
/// Instances are immutable, and every member can be used from several threads at once.
/// </summary>
public sealed partial class TunedSettings
{
    private readonly ResolvedSettings resolved;

    internal TunedSettings(ResolvedSettings resolved) => this.resolved = resolved;

    /// <summary>The workload's name: the argument of <see cref="For(string)"/> that returns these settings.</summary>
    public string Name => resolved.Name;

    /// <summary>The most items in work at once, 1 to 65,536.</summary>
    public int MaxDegreeOfParallelism => Plan.Workers;

    /// <summary>How many items a worker claims at a time; 0 leaves the partitioning to <see cref="Parallel"/>.</summary>
    public int ChunkSize => Plan.ChunkSize;

    /// <summary>How the items are run: sequentially, on threads or asynchronously.</summary>
    public Execution Execution => Plan.Execution;

    /// <summary>
    /// Time of the sequential loop divided by the time of the tuned loop: 2 is twice as fast.
    /// Where a measurement ran a sample, it is corrected for all items by the times of single ones. The factor is predicted where <see cref="Source"/> is <see cref="SettingsSource.Rescaled"/>, and 1 where nothing was measured.
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
    /// Returns options for <see cref="Parallel"/> with the tuned degree of parallelism. They have no limit if the settings leave the partitioning to
    /// <see cref="Parallel"/>.
    /// </summary>
    /// <param name="cancellationToken">Cancels the loop.</param>
    /// <returns>New options for each call.</returns>
    public ParallelOptions ToParallelOptions(CancellationToken cancellationToken = default) => Plan.ToParallelOptions(cancellationToken);

    /// <summary>Returns the workload's name, its settings and their reason in one sentence.</summary>
    public override string ToString() => Source is SettingsSource.Default or SettingsSource.Failed
        ? $"{Name}: the framework default, because {Reason}"
        : $"{Name}: {Reason} ({Source})";
}
