using Amorsize.Build.Comparison;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Discovery.Workloads;
using Amorsize.Engine;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Tests.Comparison;

/// <summary>A comparison's request to the profiler, and the errors of one without result.</summary>
[TestClass]
public sealed class ComparisonStepTests : IProfiler
{
    private static readonly WorkloadDescriptor workload = new("archive", 1, "Shop.Archive(string)", new(), new string('0', 64), Mistake: null);
    private static readonly ExecutionPlan own = new(Execution.Threads, 2, 50);

    private readonly List<Diagnostic> reported = [];
    private ProfileRequest? request;
    private ProfileReport answer = new() { Outcome = ProfileOutcome.Threw, Message = "too many" };

    [TestMethod]
    public void Run_StoredChoiceAndPlans_AreAllCompared()
    {
        Run(new(ExecutionPlan.Sequential, ""), isAlone: true);

        Assert.AreSequenceEqual([ExecutionPlan.Sequential, own], request!.Compared!);
        Assert.AreEqual(("archive", "/app.dll", 5.0), (request.Workload, request.AssemblyPath, request.Budget.TotalSeconds));
        Assert.AreEqual(5.0, reported[0].Measurement!.Budget.TotalSeconds, "the progress tells the time left");
    }

    [TestMethod]
    public void Run_NothingStored_ComparesThePlansOnly()
    {
        Run(new(null, "no entry"), isAlone: true);

        Assert.AreSequenceEqual([own], request!.Compared!);
    }

    [TestMethod]
    public void Run_AnotherBuildMeasures_IsAnErrorAndRunsNothing()
    {
        Assert.IsNull(Run(new(null, ""), isAlone: false));

        Assert.IsNull(request);
        Assert.AreEqual((Severity.Error, "AMZ1013"), (reported.Single().Severity, reported.Single().Code));
    }

    [TestMethod]
    [DataRow((int)ProfileOutcome.Threw, "AMZ2001", "Workload 'archive' threw while it was profiled: why. Correct Shop.Archive(string).")]
    [DataRow((int)ProfileOutcome.TimedOut, "AMZ2002", "The plans of workload 'archive' could not be compared: why. Give more time with --budget.")]
    [DataRow((int)ProfileOutcome.Interference, "AMZ2006", "The plans of workload 'archive' could not be compared: why. Compare again when the machine is quieter, or give more time with --budget.")]
    [DataRow((int)ProfileOutcome.PlanCannotRun, "", "A plan cannot be compared for workload 'archive': why.")]
    [DataRow((int)ProfileOutcome.FlagCannotWork, "AMZ2004", "[Workload] on Shop.Archive(string) cannot work. why.")]
    [DataRow((int)ProfileOutcome.CannotRunHere, "AMZ0003", "Workload 'archive' cannot run on this machine: why")]
    public void Run_NoResult_IsAnErrorWithTheReasonAndTheRemedy(int outcome, string code, string text)
    {
        answer = new() { Outcome = (ProfileOutcome)outcome, Message = "why" };

        Assert.IsNull(Run(new(null, ""), isAlone: true));

        Assert.AreEqual((Severity.Error, code, text), (reported[^1].Severity, reported[^1].Code, reported[^1].Text));
    }

    ProfileReport IProfiler.Profile(ProfileRequest asked, TimeSpan timeLimit, Action started, CancellationToken cancellationToken)
    {
        request = asked;
        started();
        return answer;
    }

    private ComparisonReport? Run(StoredChoice stored, bool isAlone) =>
        new ComparisonStep(this, "/app.dll", _ => isAlone ? new MemoryStream() : null, TimeSpan.FromMinutes(2), reported.Add).Run(workload, stored, [own], TimeSpan.FromSeconds(5), CancellationToken.None);
}
