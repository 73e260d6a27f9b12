using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Diagnostics;

/// <summary>The messages about comparisons that have no result. They are errors, because a user has asked for the result.</summary>
internal static class ComparisonMessages
{
    public static Diagnostic NotAlone(string workload, TimeSpan waited) =>
        Diagnostic.Error("AMZ1013", $"The plans of workload '{workload}' were not compared: another build has been profiling on this machine for more than {waited.InWords()}. Compare again when it has ended.");

    public static Diagnostic BadPlan(string workload, string why) =>
        Diagnostic.Error("", $"A plan cannot be compared for workload '{workload}': {why}.");

    public static Diagnostic Failed(WorkloadDescriptor workload, ProfileReport report) => report.Outcome switch
    {
        ProfileOutcome.FlagCannotWork => WorkloadMessages.FlagCannotWork(workload.Method, report.Message),
        ProfileOutcome.PlanCannotRun => BadPlan(workload.Name, report.Message),
        ProfileOutcome.CannotRunHere => Diagnostic.Error("AMZ0003", $"Workload '{workload.Name}' cannot run on this machine: {report.Message}"),
        ProfileOutcome.Interference => Diagnostic.Error(
            "AMZ2006", $"The plans of workload '{workload.Name}' could not be compared: {report.Message}. Compare again when the machine is quieter, or give more time with --budget."),
        ProfileOutcome.TimedOut when !report.IsOfPreparation => Diagnostic.Error("AMZ2002", $"The plans of workload '{workload.Name}' could not be compared: {report.Message}. Give more time with --budget."),
        var outcome => Diagnostic.Error(WorkloadMessages.CodeOf(outcome), $"{WorkloadMessages.Failure(workload.Name, new(outcome, report.Message, report.IsOfPreparation))} Correct {(report.IsOfPreparation ? "that code" : workload.Method)}."),
    };
}
