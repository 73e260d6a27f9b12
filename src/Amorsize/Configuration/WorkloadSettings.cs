using Amorsize.Engine;

namespace Amorsize.Configuration;

/// <summary>One workload of the generated config: what the build settled, and what <see cref="TunedSettings"/> shows.</summary>
internal sealed record WorkloadSettings
{
    public required string Name { get; init; }

    public required Setting Setting { get; init; }

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
    public static WorkloadSettings Default(string name, int processors, string reason) => new()
    {
        Name = name,
        Setting = Setting.FrameworkDefault(Execution.Threads, processors),
        Source = SettingsSource.Default,
        Reason = reason,
    };

    /// <summary>These settings on a machine with so many processors: what was measured where they are the same, else predicted anew.</summary>
    public WorkloadSettings On(int processorsHere, int processorsThere)
    {
        if (processorsHere == processorsThere)
            return this;
        if (Source == SettingsSource.Default)
            return Default(Name, processorsHere, Reason);
        if (Model is null)
            return this;
        var there = $"measured with {processorsThere} processors, {processorsHere} here";
        if (Model.IsLatencyBound)
            return this with { Source = SettingsSource.Rescaled, Reason = $"{there}: it mostly waits, so the number of processors changes nothing; {Reason}" };
        var workers = Model.BestWorkers(processorsHere);
        var chunk = Math.Clamp(Setting.ChunkSize, 1, Math.Max(1, Model.Items / workers));
        return this with
        {
            Setting = workers == 1 ? Setting.Sequential : new(Setting.Execution == Execution.Async ? Execution.Async : Execution.Threads, workers, chunk),
            Source = SettingsSource.Rescaled,
            Speedup = Model.PredictSpeedup(workers),
            Reason = $"{there}: the cost model predicts {workers} workers as best; measured there: {Reason}",
        };
    }
}
