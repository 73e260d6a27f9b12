using Amorsize.Engine;

namespace Amorsize.Settings;

/// <summary>A settings file <c>&lt;AssemblyName&gt;.amorsize.json</c>. A workload's members are read when the workload is asked for.</summary>
internal sealed class SettingsFile
{
    private readonly byte[] utf8;
    private readonly int start;
    private readonly int end;
    private readonly int processorsOfBuild;
    private readonly string? otherSystem;

    /// <param name="utf8">The content of the file.</param>
    /// <exception cref="FormatException">The text is not JSON, or no settings file of this format.</exception>
    public SettingsFile(byte[] utf8)
    {
        this.utf8 = utf8;
        var root = JsonText.Parse(utf8);
        var version = root.Int32(SettingsKeys.FormatVersion, 0, int.MaxValue);
        if (version != SettingsKeys.CurrentFormatVersion)
            throw OtherVersion(version);
        var machine = root.Object(SettingsKeys.Machine);
        processorsOfBuild = machine.Int32(SettingsKeys.Processors, 1, SettingsKeys.MaxProcessors);
        otherSystem = RunningSystem.DifferenceFrom(machine);
        var workloads = root.Object(SettingsKeys.Workloads);
        (start, end) = (workloads.Start, workloads.End);
    }

    /// <summary>Returns the settings of a workload for this machine; null if the file does not have the workload.</summary>
    /// <param name="name">The name of the workload.</param>
    /// <param name="processors">Processors that this process may use; at least 1.</param>
    /// <exception cref="FormatException">A member of the workload is missing, of another type or out of its range.</exception>
    public ResolvedSettings? Find(string name, int processors)
    {
        if (!new JsonText(utf8, start, end).TryGetMember(name, out var workload))
            return null;
        var settings = Read(name, workload);
        // The model serves other machines only, and most programs run where they were built.
        return otherSystem is null && processors == processorsOfBuild && workload.TryGetMember(SettingsKeys.Model, out var model)
            && model.Int32(SettingsKeys.ModelProcessors, 1, SettingsKeys.MaxProcessors) == processors
            ? settings
            : Elsewhere(settings, workload, processors);
    }

    private ResolvedSettings Elsewhere(ResolvedSettings settings, JsonText workload, int processors)
    {
        if (workload.TryGetMember(SettingsKeys.Model, out _))
            settings = settings with { Model = ReadModel(workload.Object(SettingsKeys.Model)) };
        var here = settings.On(processors, processorsOfBuild);
        return otherSystem is null || here.Model is null || here.Source is SettingsSource.Default or SettingsSource.Failed or SettingsSource.Rescaled
            ? here
            : here with { Source = SettingsSource.Rescaled, Reason = $"{otherSystem}; {here.Reason}" };
    }

    private static ResolvedSettings Read(string name, JsonText json)
    {
        var workers = json.Int32(SettingsKeys.MaxDegreeOfParallelism, 1, SettingsKeys.MaxWorkers);
        var chunkSize = json.Int32(SettingsKeys.ChunkSize, 0, int.MaxValue);
        var execution = ExecutionOf(json.Member(SettingsKeys.Execution));
        return new(
            name,
            ExecutionPlanJson.IsSound(execution, workers, chunkSize) ? new(execution, workers, chunkSize) : throw Unsound(new(execution, workers, chunkSize)),
            SourceOf(json.Member(SettingsKeys.Source)),
            json.Text(SettingsKeys.Reason),
            json.Number(SettingsKeys.Speedup, 0, ResolvedSettingsJson.MaxSpeedup),
            json.TryGetMember(SettingsKeys.ProfiledAt, out _) ? json.Text(SettingsKeys.ProfiledAt) : null);
    }

    // Enum.Parse needs reflection, which takes longer than all else here. A test compares the names with those of the enums.
    private static SettingsSource SourceOf(JsonText name) =>
        name.Is(nameof(SettingsSource.Profiled)) ? SettingsSource.Profiled
        : name.Is(nameof(SettingsSource.Cached)) ? SettingsSource.Cached
        : name.Is(nameof(SettingsSource.Baseline)) ? SettingsSource.Baseline
        : name.Is(nameof(SettingsSource.Remote)) ? SettingsSource.Remote
        : name.Is(nameof(SettingsSource.Rescaled)) ? SettingsSource.Rescaled
        : name.Is(nameof(SettingsSource.Default)) ? SettingsSource.Default
        : name.Is(nameof(SettingsSource.Failed)) ? SettingsSource.Failed
        : throw Unknown(SettingsKeys.Source);

    private static Execution ExecutionOf(JsonText name) =>
        name.Is(nameof(Execution.Threads)) ? Execution.Threads
        : name.Is(nameof(Execution.Sequential)) ? Execution.Sequential
        : name.Is(nameof(Execution.Async)) ? Execution.Async
        : throw Unknown(SettingsKeys.Execution);

    private static FormatException Unknown(string member) => new($"'{member}' has a value that this library does not know");

    private static FormatException OtherVersion(int version) => new($"its format is version {version}, this library reads version {SettingsKeys.CurrentFormatVersion}");

    private static FormatException Unsound(ExecutionPlan plan) => new(ExecutionPlanJson.DefectOf(plan));

    private static CostModel ReadModel(JsonText json) => new(
        json.Int32(SettingsKeys.ModelProcessors, 1, SettingsKeys.MaxProcessors),
        json.Int32(SettingsKeys.ModelItems, 1, int.MaxValue),
        json.Number(SettingsKeys.ItemMicroseconds, 0, JsonMembers.MaxMicroseconds),
        json.Number(SettingsKeys.TunedItemMicroseconds, 0, JsonMembers.MaxMicroseconds),
        json.Number(SettingsKeys.DefaultItemMicroseconds, 0, JsonMembers.MaxMicroseconds),
        json.Number(SettingsKeys.CpuShare, 0, 1),
        json.Number(SettingsKeys.Sigma, 0, 1),
        json.Number(SettingsKeys.Kappa, 0, CostModelJson.MaxKappa),
        json.Int32(SettingsKeys.Ceiling, 0, int.MaxValue));
}
