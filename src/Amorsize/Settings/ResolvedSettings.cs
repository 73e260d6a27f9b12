using Amorsize.Engine;

namespace Amorsize.Settings;

/// <summary>One workload of the generated config: what the build settled, and what <see cref="TunedSettings"/> shows.</summary>
internal sealed record ResolvedSettings
{
    public required string Name { get; init; }

    public required ExecutionPlan Plan { get; init; }

    public required SettingsSource Source { get; init; }

    public required string Reason { get; init; }

    /// <summary>Sequential time over the setting's time; 1 where nothing was measured.</summary>
    public double Speedup { get; init; } = 1;

    /// <summary>When it was measured, or when measuring was tried; null where it was not.</summary>
    public DateTimeOffset? ProfiledAt { get; init; }

    public CostModel? Model { get; init; }

    /// <summary>Code of the verdict where the result is stale; null where it is valid.</summary>
    public string? Stale { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Nothing is known: the framework's default, and why.</summary>
    public static ResolvedSettings Default(string name, int processors, string reason) => new()
    {
        Name = name,
        Plan = ExecutionPlan.FrameworkDefault(Execution.Threads, processors),
        Source = SettingsSource.Default,
        Reason = reason,
    };

    /// <summary>These settings on a machine with so many processors: what was measured where they are the same, else predicted anew.</summary>
    /// <param name="processors">Usable here.</param>
    /// <param name="processorsOfBuild">Usable where the build ran; a stale result may be of yet another machine.</param>
    public ResolvedSettings On(int processors, int processorsOfBuild)
    {
        if (Source == SettingsSource.Default)
            return Default(Name, processors, Reason);
        if (Model is null || (Model.Processors == processors && processorsOfBuild == processors))
            return this;
        var there = $"measured with {(Model.Processors == processors ? processorsOfBuild : Model.Processors)} processors, {processors} here";
        if (Model.IsIoBound)
            return this with { Source = SettingsSource.Rescaled, Reason = $"{there}: it mostly waits, so the number of processors changes nothing; {Reason}" };
        if (Model.Processors == 1)
            return Default(Name, processors, $"{there}: one processor says nothing about more; {Reason}");
        var workers = Model.BestWorkers(processors);
        return this with
        {
            Plan = Rescaled(workers, Model),
            Source = SettingsSource.Rescaled,
            Speedup = Model.PredictSpeedup(workers),
            Reason = $"{there}: the cost model predicts {workers} workers as best; measured there: {Reason}",
        };
    }

    // The chunk that was best stays as long as each worker gets one; what had none leaves the partitioning to the framework.
    private ExecutionPlan Rescaled(int workers, CostModel model) => Plan switch
    {
        _ when workers == 1 => ExecutionPlan.Sequential,
        { Execution: Execution.Async } => Plan with { Workers = workers },
        { Execution: Execution.Sequential } or { IsLeftToFramework: true } => new(Execution.Threads, workers, ChunkSize: 0),
        _ => Plan with { Workers = workers, ChunkSize = Math.Clamp(Plan.ChunkSize, 1, model.Items > 1 ? Math.Max(1, model.Items / workers) : int.MaxValue) },
    };
}
