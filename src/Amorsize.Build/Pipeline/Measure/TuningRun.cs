using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;
using Amorsize.Measurement.Protocol;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>
/// Measures workloads one after the other, stores what came of it, and settles each, whatever happens: by the best that any layer knows of it where it
/// is not measured.
/// </summary>
internal sealed class TuningRun(
    ICacheLayer layers, ResultCache cache, CurrentBuild build, IProfiler profiler, TuningLimits limits, TimeProvider clock, Action<Diagnostic> report)
{
    private readonly List<RemoteResult> measured = [];
    private Exception? obstacle;
    private ProfileReport? cannotRunHere;
    private ProfileReport? noisy;

    /// <summary>What was measured, for others to use.</summary>
    public IReadOnlyList<RemoteResult> Measured => measured;

    /// <param name="workloads">What to measure.</param>
    /// <param name="assemblyPath">The assembly that has them.</param>
    /// <param name="mayBeMeasured">Whether another build may have measured them meanwhile, so that the cache is asked once more.</param>
    /// <param name="staleSeverity">How what is left for the next build is reported.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="OperationCanceledException">It was canceled; what had been measured is stored.</exception>
    public IReadOnlyList<ResolvedSettings> Run(
        IReadOnlyList<WorkloadDescriptor> workloads, string assemblyPath, bool mayBeMeasured, StaleSeverity staleSeverity, CancellationToken cancellationToken)
    {
        var settled = new List<ResolvedSettings>();
        var started = clock.GetTimestamp();
        foreach (var (index, workload) in workloads.Index())
        {
            var lookUp = layers.LookUp(build.RequestFor(workload));
            if (mayBeMeasured && MeasuredMeanwhile(workload, lookUp) is { } known)
            {
                settled.Add(known);
                continue;
            }
            var left = limits.TotalBudget - clock.GetElapsedTime(started);
            if (left < TuningLimits.ShortestBudget)
            {
                report(WorkloadMessages.BudgetUsedUp(workload.Name, limits.TotalBudget));
                settled.Add(Leave(workload, lookUp, staleSeverity));
                continue;
            }
            if (noisy is not null)
            {
                // It would fare no better, and cost its budget in each build while the machine is busy.
                settled.Add(ResolveWithoutMeasuring(workload, lookUp, noisy));
                continue;
            }
            var budget = left < limits.Budget ? left : limits.Budget;
            // What the assembly needs to run is the same for all of its workloads.
            var answer = cannotRunHere ?? profiler.Profile(
                RequestFor(workload, assemblyPath, budget),
                TuningLimits.HangLimit(budget),
                started: () => report(WorkloadMessages.Measuring(workload.Name, index + 1, workloads.Count)),
                cancellationToken);
            if (answer.Outcome == ProfileOutcome.Interference)
            {
                report(WorkloadMessages.Interference(workload.Name, answer.Message, others: workloads.Count - index - 1));
                noisy = answer;
            }
            settled.Add(Resolve(workload, lookUp, answer));
        }
        return settled;
    }

    /// <summary>Leaves all to the next build, since another one has been profiling on this machine for so long.</summary>
    public IReadOnlyList<ResolvedSettings> PutOff(IEnumerable<WorkloadDescriptor> workloads, TimeSpan waited, bool mayBeMeasured, StaleSeverity staleSeverity)
    {
        var settled = new List<ResolvedSettings>();
        var timeout = new Finding(Verdict.LockTimeout, $"another build has been profiling on this machine for more than {waited.InWords()}");
        foreach (var workload in workloads)
        {
            var lookUp = layers.LookUp(build.RequestFor(workload));
            var known = mayBeMeasured ? MeasuredMeanwhile(workload, lookUp) : null;
            settled.Add(known ?? Leave(workload, lookUp with { Findings = [timeout, .. lookUp.Findings] }, staleSeverity));
        }
        return settled;
    }

    /// <summary>Leaves one to the next build: until then the best that is known of it is used, and said to be stale where it is.</summary>
    private ResolvedSettings Leave(WorkloadDescriptor workload, LookUpResult lookUp, StaleSeverity staleSeverity)
    {
        if (lookUp.Verdict != Verdict.Hit && WorkloadMessages.Stale(workload.Name, lookUp, NextMeasurement.Later, staleSeverity) is { } stale)
            report(stale);
        return SettingsResolution.FromLookUp(workload.Name, lookUp, build.Machine.Processors);
    }

    /// <summary>What another build has found out since this one looked; null where that is nothing.</summary>
    private ResolvedSettings? MeasuredMeanwhile(WorkloadDescriptor workload, LookUpResult lookUp)
    {
        switch (lookUp)
        {
            case { Verdict: Verdict.Hit, Entry.Result: EntryResult.Loop(var profile) }:
                report(WorkloadMessages.AlreadyMeasured(workload.Name));
                return SettingsResolution.FromProfile(profile, lookUp.Source);
            case { Verdict: Verdict.Failed }:
                report(WorkloadMessages.Stale(workload.Name, lookUp, NextMeasurement.Later, StaleSeverity.Message)!);
                return SettingsResolution.FromMiss(workload.Name, lookUp, build.Machine.Processors);
            default:
                return null;
        }
    }

    private static ProfileRequest RequestFor(WorkloadDescriptor workload, string assemblyPath, TimeSpan budget) => new()
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

    private ResolvedSettings Resolve(WorkloadDescriptor workload, LookUpResult lookUp, ProfileReport answer)
    {
        var now = clock.GetUtcNow();
        switch (answer)
        {
            case { Outcome: ProfileOutcome.Measured, Profile: { } profile }:
                report(WorkloadMessages.Measured(profile));
                var entry = build.EntryFor(workload, new EntryResult.Loop(profile), now).After(lookUp);
                Store(entry);
                measured.Add(new(build.RequestFor(workload), entry));
                return SettingsResolution.FromProfile(profile, SettingsSource.Profiled);
            case { Outcome: ProfileOutcome.CannotRunHere }:
                if (cannotRunHere is null)
                    report(WorkloadMessages.CannotRunHere(build.AssemblyName, answer.Message));
                cannotRunHere = answer;
                return ResolveWithoutMeasuring(workload, lookUp, answer);
            case { Outcome: ProfileOutcome.Interference }:
                return ResolveWithoutMeasuring(workload, lookUp, answer);
            default:
                report(WorkloadMessages.NotProfiled(workload.Name, workload.Method, answer));
                var failure = new Failure(answer.Outcome, answer.Message);
                if (answer.Outcome != ProfileOutcome.FlagCannotWork)
                    Store(build.EntryFor(workload, new EntryResult.Failed(failure), now).After(lookUp));
                return SettingsResolution.FromFailure(workload.Name, failure, now, SettingsSource.Profiled);
        }
    }

    // What is known, however stale, or why nothing is.
    private ResolvedSettings ResolveWithoutMeasuring(WorkloadDescriptor workload, LookUpResult lookUp, ProfileReport answer) => lookUp.Entry is null
        ? ResolvedSettings.Default(workload.Name, build.Machine.Processors, answer.Message)
        : SettingsResolution.FromLookUp(workload.Name, lookUp, build.Machine.Processors);

    private void Store(Entry entry)
    {
        // Each would wait as long as the one before.
        if (obstacle is LockHeldException)
            return;
        try
        {
            cache.Store(entry);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            // Said once: the others fare the same.
            if (obstacle is null)
                report(WorkloadMessages.NotStored(e));
            obstacle = e;
        }
    }
}
