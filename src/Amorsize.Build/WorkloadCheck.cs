using Amorsize.Build.Properties;
using Amorsize.Caching;
using Amorsize.Caching.Flags;

namespace Amorsize.Build;

/// <summary>The check that every build makes: looks each workload up, settles those that have a valid result, and says what is stale and why.</summary>
internal sealed class WorkloadCheck(ICacheLayer cache, CurrentBuild build, TuningMode mode, StaleSeverity staleSeverity)
{
    public CheckResult Run(IEnumerable<FlaggedWorkload> flagged)
    {
        var result = new CheckResult();
        foreach (var workload in flagged)
        {
            if (workload.Mistake is not null)
                result.Diagnostics.Add(WorkloadMessages.FlagCannotWork(workload.Method, workload.Mistake));
            else if (mode == TuningMode.Refresh)
                result.ToMeasure.Add(workload);
            else
                Settle(workload, cache.LookUp(build.RequestFor(workload)), result);
        }
        return result;
    }

    private void Settle(FlaggedWorkload workload, LookUpResult lookUp, CheckResult result)
    {
        result.Verdicts.Add(lookUp.Verdict);
        if (lookUp is { Verdict: Verdict.Hit, Entry.Profile: { } profile })
        {
            result.Settled.Add(Settled.By(profile, lookUp.Source));
            return;
        }
        // A failure is not tried again in every build: one that hangs would cost its limit each time.
        var next = (mode, lookUp.Verdict) switch
        {
            (TuningMode.CacheOnly, _) => NextMeasurement.Elsewhere,
            (_, Verdict.Failed) => NextMeasurement.Later,
            _ => NextMeasurement.Now,
        };
        var isMeasured = next == NextMeasurement.Now;
        // What this very build mends is not worth more than a message; as an error it would keep the build from mending it.
        var severity = isMeasured && staleSeverity > StaleSeverity.Message ? StaleSeverity.Message : staleSeverity;
        if (WorkloadMessages.Stale(workload.Name, lookUp, next, severity) is { } stale)
            result.Diagnostics.Add(stale);
        if (isMeasured)
            result.ToMeasure.Add(workload);
        else
            result.Settled.Add(Settled.ByMiss(workload.Name, lookUp, build.Machine.Processors));
    }
}
