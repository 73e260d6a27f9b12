using Amorsize.Build.Diagnostics;
using Amorsize.Build.Profiling;
using Amorsize.Caching;
using Amorsize.Caching.Flags;
using Amorsize.Configuration;
using Amorsize.Tuning;
using Amorsize.Tuning.Protocol;

namespace Amorsize.Build;

/// <summary>Measures workloads one after the other, stores what was measured, and settles each, whatever happens.</summary>
internal sealed class TuningRun(
    ResultCache cache,
    Machine machine,
    Func<string, EntryKey> keyOf,
    IProfiler profiler,
    TuningLimits limits,
    TimeProvider clock,
    string toolVersion,
    Action<Diagnostic> report)
{
    private bool cacheCannotBeWritten;

    /// <param name="workloads">What to measure.</param>
    /// <param name="assemblyPath">The assembly that has them.</param>
    /// <param name="mayBeMeasured">Whether another build may have measured them meanwhile, so that the cache is asked once more.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="OperationCanceledException">It was canceled; what had been measured is stored.</exception>
    public IReadOnlyList<WorkloadSettings> Run(IReadOnlyList<FlaggedWorkload> workloads, string assemblyPath, bool mayBeMeasured, CancellationToken cancellationToken)
    {
        var settled = new List<WorkloadSettings>();
        var started = clock.GetTimestamp();
        foreach (var (index, workload) in workloads.Index())
        {
            if (mayBeMeasured && cache.LookUp(keyOf(workload.Name), machine, workload.Fingerprint, limits.CacheTtl) is { Verdict: Verdict.Hit, Entry: { } entry })
            {
                report(WorkloadMessages.AlreadyMeasured(workload.Name));
                settled.Add(Settled.By(entry.Profile, SettingsSource.Cached));
                continue;
            }
            var left = limits.TotalBudget - clock.GetElapsedTime(started);
            if (left < TuningLimits.ShortestBudget)
            {
                report(WorkloadMessages.BudgetUsedUp(workload.Name, limits.TotalBudget));
                settled.Add(WorkloadSettings.Default(workload.Name, machine.Processors, "not tuned yet: the time budget of the build was used up"));
                continue;
            }
            report(WorkloadMessages.Measuring(workload.Name, index + 1, workloads.Count));
            var budget = left < limits.Budget ? left : limits.Budget;
            settled.Add(Settle(workload, profiler.Profile(RequestFor(workload, assemblyPath, budget), TuningLimits.HangLimit(budget), cancellationToken)));
        }
        return settled;
    }

    private static ProfileRequest RequestFor(FlaggedWorkload workload, string assemblyPath, TimeSpan budget) => new()
    {
        AssemblyPath = assemblyPath,
        Workload = workload.Name,
        MethodToken = workload.MethodToken,
        ItemsMember = workload.ItemsMember,
        ItemCount = workload.ItemCount,
        MaxDegreeOfParallelism = workload.MaxDegreeOfParallelism,
        Budget = budget,
        ReportPath = "",
    };

    private WorkloadSettings Settle(FlaggedWorkload workload, ProfileReport answer)
    {
        if (answer is { Outcome: ProfileOutcome.Measured, Profile: { } profile })
        {
            report(WorkloadMessages.Measured(profile));
            Store(workload, profile);
            return Settled.By(profile, SettingsSource.Profiled);
        }
        report(WorkloadMessages.NotProfiled(workload.Name, workload.Method, answer));
        return answer.Outcome == ProfileOutcome.CannotRunHere
            ? WorkloadSettings.Default(workload.Name, machine.Processors, answer.Message)
            : Settled.ByFailure(workload.Name, clock.GetUtcNow(), WorkloadMessages.Failure(workload.Name, answer));
    }

    private void Store(FlaggedWorkload workload, Profile profile)
    {
        try
        {
            cache.Store(new()
            {
                Key = keyOf(workload.Name),
                Machine = machine,
                Fingerprint = workload.Fingerprint,
                ToolVersion = toolVersion,
                CreatedAt = clock.GetUtcNow(),
                Profile = profile,
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Said once: the others fare the same.
            if (!cacheCannotBeWritten)
                report(WorkloadMessages.NotStored(e.Message));
            cacheCannotBeWritten = true;
        }
    }
}
