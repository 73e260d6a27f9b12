using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;
using Amorsize.Engine;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Commands;

/// <summary>Looks up the stored result of each workload, and states which settings a build that measures nothing would use now.</summary>
internal sealed class WorkloadStatus(ICacheLayer cache, CurrentBuild build, TimeProvider clock)
{
    private const string CannotWork = "cannot work";

    /// <param name="workloads">The workloads of the assembly.</param>
    /// <param name="suite">The look-up request for the test suite; null when the project does not tune its tests.</param>
    public IReadOnlyList<StatusRow> Of(IReadOnlyList<WorkloadDescriptor> workloads, LookUpRequest? suite = null)
    {
        var lookUps = cache.LookUp([.. workloads.Select(build.RequestFor), .. suite is null ? [] : new[] { suite }]);
        return
        [
            .. workloads.Zip(lookUps, (workload, lookUp) => Row(workload, lookUp) with { LookedUpBy = workload.Mistake is null ? build.RequestFor(workload).Fields : [] }),
            .. suite is null ? [] : new[] { SuiteRow(lookUps[^1]) with { LookedUpBy = suite.Fields } },
        ];
    }

    private StatusRow Row(WorkloadDescriptor workload, LookUpResult lookUp)
    {
        if (workload.Mistake is not null)
            return new() { Subject = new Subject.Workload(workload.Name), Verdict = CannotWork, Findings = [workload.Mistake] };
        var used = SettingsResolution.FromLookUp(workload.Name, lookUp, build.Machine.Processors);
        return Row(new Subject.Workload(workload.Name), lookUp) with
        {
            Workers = used.Plan.Workers,
            ChunkSize = used.Plan.ChunkSize,
            Execution = used.Plan.Execution.ToString(),
            Plan = InWords(used.Plan),
            SpeedupInterval = used.Model is null || used.Plan == ExecutionPlan.Sequential ? null : used.SpeedupInterval,
            RunTime = used.Model is { } model ? TimeSpan.FromMicroseconds(model.TunedItemMicroseconds * model.Items) : null,
            Speedup = used.Model is null ? null : used.Speedup,
            Source = used.Source.ToString(),
            UnderLoad = used.UnderLoad,
            Reason = used.Reason,
        };
    }

    private StatusRow SuiteRow(LookUpResult lookUp)
    {
        var row = Row(Subject.Tests, lookUp);
        return lookUp is not { IsUsable: true, Entry.Result: EntryResult.Suite(var used) } ? row : row with
        {
            Workers = used.Choice == SuitePlan.Unchanged ? null : used.Choice.Workers,
            Plan = used.Choice.ToString(),
            RunTime = used.Race.FirstOrDefault(evidence => evidence.Candidate == used.Choice) is { } run ? TimeSpan.FromMicroseconds(run.Median) : null,
            Execution = used.Choice == SuitePlan.Sequential ? "Sequential" : used.Choice.Scope.ToString(),
            Speedup = used.Speedup,
            UnderLoad = used.UnderLoad,
            Reason = used.Reason,
            Notes = [.. SuiteNotes.Of(used)],
        };
    }

    private StatusRow Row(Subject subject, LookUpResult lookUp) => new()
    {
        Subject = subject,
        Entry = lookUp.Entry,
        Age = lookUp.Entry is { } entry ? AgeOf(entry) : null,
        Verdict = lookUp.Verdict.ToString(),
        Source = lookUp.Source.ToString(),
        Findings = [.. lookUp.Findings.Select(finding => finding.Detail)],
    };

    private string InWords(ExecutionPlan plan) => plan == ExecutionPlan.FrameworkDefault(plan.Execution, build.Machine.Processors) ? "framework default" : plan.ToString();

    private TimeSpan AgeOf(Entry entry) => clock.GetUtcNow() - entry.CreatedAt is { Ticks: > 0 } age ? age : TimeSpan.Zero;
}
