using Amorsize.Profiler.Subjects;

namespace Amorsize.Profiler.Tests.Subjects;

[TestClass]
public sealed class EmptyLoopTests
{
    [TestMethod]
    public void Measure_TwoWorkers_ForkJoinCostsMoreThanClaim()
    {
        var overhead = EmptyLoop.Measure<int>(workers: 2);

        Assert.IsGreaterThan(0, overhead.ForkJoinMicroseconds);
        Assert.IsLessThan(overhead.ForkJoinMicroseconds, overhead.ClaimMicroseconds);
    }
}
