using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Timing;

[TestClass]
public sealed class PlanFailuresTests
{
    private static readonly ExecutionPlan Many = new(Execution.Async, Workers: 16, ChunkSize: 1);

    private readonly FakeTimeProvider clock = new();
    private readonly List<TimeSpan> pauses = [];

    [TestMethod]
    public void Try_MoreWorkersThanEverRanThrow_RulesOutPlansWithAsMany()
    {
        var failures = Failures(isBusy: () => false);
        var runs = 0;

        Assert.IsNull(failures.Try(Many, () => runs++ < 1 ? throw Refused() : Done()));

        Assert.AreEqual("429 Too Many Requests", failures.Failed[Many].Message);
        Assert.IsTrue(failures.RuleOut(Many with { Workers = 32 }), "more workers are ruled out too");
        Assert.IsFalse(failures.RuleOut(Many with { Workers = 8 }));
        Assert.IsFalse(failures.RuleOut(ExecutionPlan.FrameworkDefault(Execution.Async, 64)), "a reference plan is judged by its own runs");
    }

    [TestMethod]
    public void Try_ThrowsOnceWithWorkersThatRanBefore_RunsAgainAfterRecovery()
    {
        var busyUntil = clock.GetUtcNow() + TimeSpan.FromMilliseconds(50);
        var failures = Failures(isBusy: () => clock.GetUtcNow() < busyUntil);
        var runs = 0;
        failures.Try(Many, Done);

        var trial = failures.Try(Many with { Workers = 8 }, () => runs++ == 0 ? throw Refused() : Done());

        Assert.IsNotNull(trial);
        Assert.IsEmpty(failures.Failed);
        Assert.IsGreaterThanOrEqualTo(50, pauses.Sum(pause => pause.TotalMilliseconds));
    }

    [TestMethod]
    public void MostAccepted_DefaultOfOneWorkerFailed_IsOne()
    {
        var failures = Failures(isBusy: () => false);

        Assert.IsNull(failures.Try(Many with { Workers = 1 }, () => throw Refused()));

        Assert.AreEqual(1, failures.MostAccepted);
    }

    [TestMethod]
    public void MostAccepted_TrialThatWasStopped_DoesNotCount()
    {
        var failures = Failures(isBusy: () => false);

        failures.Try(Many with { Workers = 8 }, () => Done() with { IsComplete = false });

        Assert.AreEqual(1, failures.MostAccepted);
    }

    [TestMethod]
    public void Try_SequentialThrowsAfterOtherPlan_WaitsForRecovery()
    {
        var runs = 0;

        var trial = Failures(isBusy: () => false).Try(ExecutionPlan.Sequential, () => runs++ == 0 ? throw Refused() : new(TimeSpan.FromMilliseconds(1), CpuShare: 0));

        Assert.IsNotNull(trial);
    }

    [TestMethod]
    public void Try_OtherPlanNeverRecovers_IsRuledOutAtTheDeadline()
    {
        var failures = Failures(isBusy: () => true);

        Assert.IsNull(failures.Try(Many, () => throw Refused()));

        Assert.IsTrue(failures.RuleOut(Many));
        Assert.IsLessThanOrEqualTo(TimeSpan.FromSeconds(1), clock.GetUtcNow() - clock.Start);
    }

    [TestMethod]
    public void Try_NeverRecovers_ThrowsAtTheDeadline()
    {
        var failures = Failures(isBusy: () => true);

        Assert.ThrowsExactly<WorkloadFailedException>(() => failures.Try(ExecutionPlan.Sequential, () => throw Refused()));

        Assert.IsLessThanOrEqualTo(TimeSpan.FromSeconds(1), clock.GetUtcNow() - clock.Start);
    }

    private static Trial Done() => new(TimeSpan.FromMilliseconds(1), CpuShare: 0);

    private static WorkloadFailedException Refused() => new(new InvalidOperationException("429 Too Many Requests"));

    private PlanFailures<ExecutionPlan> Failures(Func<bool> isBusy)
    {
        var subject = new SyntheticSubject(clock, _ => isBusy() ? throw Refused() : 10) { ParallelExecution = Execution.Async };
        var failures = new PlanFailures<ExecutionPlan>(subject, new LoopCandidates(subject, new SearchLimits(Processors: 64, 0, TimeSpan.FromSeconds(1))), Pause);
        failures.WaitUntil(Deadline.After(clock, TimeSpan.FromSeconds(1)));
        return failures;

        void Pause(TimeSpan time)
        {
            pauses.Add(time);
            clock.Advance(time);
        }
    }
}
