using Amorsize.Build.Properties;
using Amorsize.Caching;
using Amorsize.Caching.Flags;
using Amorsize.Configuration;
using Amorsize.Tuning;

namespace Amorsize.Build;

/// <summary>The check that every build makes: looks each workload up, settles those that have a valid result, and says what is stale and why.</summary>
internal sealed class WorkloadCheck(ResultCache cache, Machine machine, Func<string, EntryKey> keyOf, TimeSpan ttl, TuningMode mode, StaleSeverity staleSeverity)
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
                Settle(workload, cache.LookUp(keyOf(workload.Name), machine, workload.Fingerprint, ttl), result);
        }
        return result;
    }

    private void Settle(FlaggedWorkload workload, LookUpResult lookUp, CheckResult result)
    {
        if (lookUp.Verdict == Verdict.Hit)
        {
            result.Settled.Add(Settled.By(lookUp.Entry!.Profile, SettingsSource.Cached));
            return;
        }
        var measured = mode == TuningMode.Profile;
        // What this very build mends is not worth more than a message; as an error it would keep the build from mending it.
        var severity = measured && staleSeverity > StaleSeverity.Message ? StaleSeverity.Message : staleSeverity;
        if (WorkloadMessages.Stale(workload.Name, lookUp, measured, severity) is { } stale)
            result.Diagnostics.Add(stale);
        if (measured)
            result.ToMeasure.Add(workload);
        else
            result.Settled.Add(OfStale(workload, lookUp));
    }

    private WorkloadSettings OfStale(FlaggedWorkload workload, LookUpResult lookUp)
    {
        var (code, why) = (lookUp.Verdict.Code()!, WorkloadMessages.Why(lookUp));
        return lookUp.Entry is { } entry && IsLegalHere(entry.Profile, workload)
            ? Settled.ByStale(entry.Profile, code, why)
            : WorkloadSettings.Default(workload.Name, machine.Processors, $"not tuned: {why}") with { Stale = code };
    }

    // More workers than processors are of use only to bodies that wait.
    private bool IsLegalHere(Profile profile, FlaggedWorkload workload) =>
        (workload.MaxDegreeOfParallelism == 0 || profile.Choice.Workers <= workload.MaxDegreeOfParallelism)
        && (profile.Model.IsLatencyBound || profile.Choice.Workers <= machine.Processors);
}
