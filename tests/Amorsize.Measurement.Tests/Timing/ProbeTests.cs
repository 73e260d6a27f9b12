using Amorsize.Engine;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Timing;

[TestClass]
public sealed class ProbeTests
{
    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    [DataRow(0.2, new[] { 0.2 }, 0.2, DisplayName = "I/O-bound: one run is enough")]
    [DataRow(0.9, new[] { 1, 0.9, 0.9 }, 0.9, DisplayName = "CPU-bound")]
    [DataRow(0.2, new[] { 0.9, 0.2, 0.2 }, 0.2, DisplayName = "I/O-bound, and the compiler was counted once")]
    [DataRow(0.9, new[] { 0.2, 0.2, 0.2 }, 0.2, DisplayName = "I/O-bound, and the compiler was counted in the warm-up")]
    [DataRow(0.4, new[] { 0.9, 0.5, 0.9 }, 0.9, DisplayName = "CPU-bound beside foreign load")]
    public void Run_CpuShares_TakesTheHighestSeenTwice(double warmUpShare, double[] runShares, double share)
    {
        var subject = new SyntheticSubject(clock, _ => 100) { CpuShareOf = run => runShares[run] };

        var result = new Probe<ExecutionPlan>(subject, ExecutionPlan.Sequential).Run(new(ItemMicroseconds: 100, warmUpShare, ItemBytes: 0, Runs: []), Deadline.After(clock, TimeSpan.FromSeconds(1)), Deadline.After(clock, TimeSpan.FromSeconds(1)));

        Assert.AreEqual(share, result.CpuShare);
        Assert.HasCount(runShares.Length, subject.Runs);
    }

    [TestMethod]
    public void Run_NoTimeLeft_TakesTheWarmUpResult()
    {
        var subject = new SyntheticSubject(clock, _ => 100);

        var result = new Probe<ExecutionPlan>(subject, ExecutionPlan.Sequential).Run(new(ItemMicroseconds: 100, CpuShare: 0.3, ItemBytes: 7, Runs: []), Deadline.After(clock, TimeSpan.FromMilliseconds(1)), Deadline.After(clock, TimeSpan.FromMilliseconds(1)));

        Assert.AreEqual((100, 0.3, 7), (result.ItemMicroseconds, result.CpuShare, result.ItemBytes));
        Assert.IsEmpty(subject.Runs);
    }
}
