using Amorsize.Benchmarks.Kinds;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Benchmarks.Tests;

[TestClass]
public sealed class KindTests
{
    [TestMethod]
    public void AllKinds_Scanned_AreValidWorkloadsOfTheirNames()
    {
        using var assembly = File.OpenRead(typeof(AllKinds).Assembly.Location);

        var workloads = WorkloadScanner.Scan(assembly);

        Assert.AreSequenceEqual(AllKinds.List.Select(kind => kind.Facts.Name).Order(), workloads.Select(workload => workload.Name).Order());
        Assert.IsEmpty(workloads.Select(workload => workload.Mistake).OfType<string>());
    }
}
