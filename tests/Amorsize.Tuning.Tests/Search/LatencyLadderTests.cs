using Amorsize.Tuning.Search;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Tuning.Tests.Search;

[TestClass]
public sealed class LatencyLadderTests
{
    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    public void OneDisturbedRungDoesNotEndTheClimb()
    {
        var runs = 0;

        Assert.AreSequenceEqual([32, 48, 64], Climb(workers => 20_000.0 / workers * (++runs == 3 ? 10 : 1)));
    }

    [TestMethod]
    public void TheClimbEndsWhereThroughputGrowsNoMore() =>
        Assert.AreSequenceEqual([8, 12, 16, 24], Climb(workers => 20_000.0 / Math.Min(workers, 16)));

    private IEnumerable<int> Climb(Func<int, double> itemMicroseconds)
    {
        var subject = new SyntheticSubject(clock, setting => itemMicroseconds(setting.Workers)) { Items = 64, ParallelExecution = Execution.Async };
        var limits = new SearchLimits(Processors: 2, MaxDegreeOfParallelism: 0, Budget: TimeSpan.FromSeconds(1));
        return new LatencyLadder(subject, setting => itemMicroseconds(setting.Workers))
            .Climb(limits, Deadline.After(clock, limits.Budget))
            .Select(setting => setting.Workers);
    }
}
