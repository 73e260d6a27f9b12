using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>The check that every build makes: looks each workload up, settles those that have a valid result, and says what is stale and why.</summary>
/// <param name="cache">What is asked.</param>
/// <param name="build">For which build.</param>
/// <param name="mode">What it may do.</param>
/// <param name="staleSeverity">How what is stale is reported.</param>
/// <param name="isQuestion">Whether the build is to fail where there is something to do, and to do nothing (-question).</param>
/// <param name="explains">Whether to say all that the verdicts are made of.</param>
internal sealed class WorkloadCheck(
    ICacheLayer cache, CurrentBuild build, TuningMode mode, StaleSeverity staleSeverity, bool isQuestion = false, bool explains = false)
{
    public CheckResult Run(IEnumerable<WorkloadDescriptor> flagged)
    {
        var result = new CheckResult();
        var asked = new List<WorkloadDescriptor>();
        foreach (var workload in flagged)
        {
            if (workload.Mistake is not null)
                result.Diagnostics.Add(WorkloadMessages.FlagCannotWork(workload.Method, workload.Mistake));
            else if (mode == TuningMode.Refresh && !isQuestion)
                result.ToMeasure.Add(workload);
            else
                asked.Add(workload);
        }
        var requests = asked.ConvertAll(build.RequestFor);
        // All at once, since some may have to be asked for over a network.
        var lookUps = cache.LookUp(requests);
        for (var i = 0; i < asked.Count; i++)
            Resolve(asked[i], requests[i], lookUps[i], result);
        return result;
    }

    private void Resolve(WorkloadDescriptor workload, LookUpRequest request, LookUpResult lookUp, CheckResult result)
    {
        result.Verdicts.Add(lookUp.Verdict);
        if (explains)
            result.Diagnostics.AddRange(Explanations.Of(request, lookUp));
        if (lookUp is { Verdict: Verdict.Hit, Entry: { Result: EntryResult.Loop(var profile) } entry })
        {
            result.Validity = result.Validity.And(Staleness.ValidityOf(entry, request));
            result.Resolved.Add(SettingsResolution.FromProfile(profile, lookUp.Source));
            if (lookUp.Source != SettingsSource.Remote)
                result.Hits.Add(new(request, entry));
            return;
        }
        var next = NextMeasurements.After(lookUp.Verdict, mode, isQuestion);
        if (WorkloadMessages.Stale(workload.Name, lookUp, next, next.SeverityOf(staleSeverity)) is { } stale)
            result.Diagnostics.Add(stale);
        if (next == NextMeasurement.Now)
            result.ToMeasure.Add(workload);
        else
            result.Resolved.Add(SettingsResolution.FromMiss(workload.Name, lookUp, build.Machine.Processors));
    }
}
