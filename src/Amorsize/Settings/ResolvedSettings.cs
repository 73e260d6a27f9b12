using System.Diagnostics.CodeAnalysis;
using Amorsize.Engine;

namespace Amorsize.Settings;

/// <summary>The settings that a build writes for one workload, with their source. <see cref="TunedSettings"/> is their public view.</summary>
internal sealed record ResolvedSettings
{
    // Each worker of a rescaled plan gets at least this many chunks. Chosen: a worker that gets one chunk more than others then takes 6 % longer.
    private const int MinChunksOfWorker = 16;

    private readonly string? profiledAtText;

    /// <summary>Settings whose values are set by name.</summary>
    public ResolvedSettings()
    {
    }

    /// <summary>Settings of a file. The time is parsed when it is asked for, since the first use of <see cref="DateTimeOffset"/> takes a while.</summary>
    [SetsRequiredMembers]
    public ResolvedSettings(string name, ExecutionPlan plan, SettingsSource source, string reason, double speedup, string? profiledAt)
    {
        (Name, Plan, Source, Reason, Speedup) = (name, plan, source, reason, speedup);
        profiledAtText = profiledAt;
    }

    public required string Name { get; init; }

    public required ExecutionPlan Plan { get; init; }

    public required SettingsSource Source { get; init; }

    public required string Reason { get; init; }

    /// <summary>Time of the sequential loop divided by its time under <see cref="Plan"/>; 1 if nothing was measured.</summary>
    public double Speedup { get; init; } = 1;

    /// <summary>The interval that contains the true speed-up with 90 % confidence; null if nothing was measured on this machine.</summary>
    public SpeedupInterval? SpeedupInterval { get; init; }

    /// <summary>When the workload was measured, or when a measurement of it failed; null if neither happened.</summary>
    public DateTimeOffset? ProfiledAt
    {
        get => field ?? (profiledAtText is not null && SettingsTime.TryParse(profiledAtText, out var time) ? time : null);
        init => (field, profiledAtText) = (value, null);
    }

    /// <summary>Average number of processors that other work took, if that disturbed the measurement; else null.</summary>
    public double? UnderLoad { get; init; }

    public CostModel? Model { get; init; }

    /// <summary>The code of the reason why the result is stale; null if the result is valid.</summary>
    public string? Stale { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Returns the framework default, for a workload without usable results.</summary>
    public static ResolvedSettings Default(string name, int processors, string reason) => new()
    {
        Name = name,
        Plan = ExecutionPlan.FrameworkDefault(Execution.Threads, processors),
        Source = SettingsSource.Default,
        Reason = reason,
    };

    /// <summary>Returns the framework default, for a workload whose last measurement failed.</summary>
    public static ResolvedSettings Failed(string name, int processors, string reason, DateTimeOffset when) =>
        Default(name, processors, reason) with { Source = SettingsSource.Failed, ProfiledAt = when, Warnings = [reason] };

    /// <summary>
    /// Returns these settings for a machine with <paramref name="processors"/> processors. They are unchanged if they were measured with the same number of
    /// processors, and otherwise predicted by the cost model.
    /// </summary>
    /// <param name="processors">Processors that this process may use.</param>
    /// <param name="processorsOfBuild">
    /// Processors of the machine that wrote the settings file. A stale result may have been measured on another machine, so the cost model may have a
    /// different number.
    /// </param>
    public ResolvedSettings On(int processors, int processorsOfBuild)
    {
        if (Source is SettingsSource.Default or SettingsSource.Failed)
            return this with { Plan = ExecutionPlan.FrameworkDefault(Execution.Threads, processors) };
        if (Model is null || (Model.Processors == processors && processorsOfBuild == processors))
            return this;
        var origin = $"measured with {(Model.Processors == processors ? processorsOfBuild : Model.Processors)} processors, {processors} here";
        if (Model.IsIoBound || (Model.IsIoBoundUnder(Plan) && Plan.Workers >= processors))
            return this with { Source = SettingsSource.Rescaled, Reason = $"{origin}: the workload is I/O-bound, so its workers do not depend on the processors; {Reason}" };
        if (Model.Processors == 1)
            return Default(Name, processors, $"{origin}: a measurement with one processor does not predict more; {Reason}");
        var workers = WorkersOn(processors, Model);
        return this with
        {
            Plan = Rescaled(workers, Model),
            Source = SettingsSource.Rescaled,
            Speedup = Model.PredictSpeedup(workers),
            SpeedupInterval = null,
            Reason = workers > Model.Processors
                ? $"{origin}: {workers} workers as the framework's default, since nothing was measured with more; measured there: {Reason}"
                : $"{origin}: the cost model predicts {workers} workers as best; measured there: {Reason}",
        };
    }

    // The cost model predicts fewer processors, within the measured worker counts. Beyond them it only tells that a loop that gains nothing from the second half of
    // the measured processors gains nothing from more: the fit cannot tell contention from scatter. Every other loop gets the worker count of the framework default.
    private int WorkersOn(int processors, CostModel model) => processors <= model.Processors ? model.BestWorkers(processors)
        : Plan.Execution == Execution.Sequential || 2 * Plan.Workers <= model.Processors ? Plan.Workers
        : model.Cap(processors);

    // The rescaled plan keeps the measured chunk size as long as each worker gets enough chunks. Chunk size 0 leaves the partitioning to the framework.
    private ExecutionPlan Rescaled(int workers, CostModel model) => Plan switch
    {
        _ when workers == 1 => ExecutionPlan.Sequential,
        { Execution: Execution.Async } => Plan with { Workers = workers },
        { Execution: Execution.Sequential } or { IsLeftToFramework: true } => new(Execution.Threads, workers, ChunkSize: 0),
        _ => Plan with { Workers = workers, ChunkSize = Math.Clamp(Plan.ChunkSize, 1, model.Items > 1 ? Math.Max(1, model.Items / (MinChunksOfWorker * workers)) : int.MaxValue) },
    };
}
