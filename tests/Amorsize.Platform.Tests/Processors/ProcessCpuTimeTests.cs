using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

[TestClass]
[DoNotParallelize] // The CPU time is that of the whole process.
public sealed class ProcessCpuTimeTests
{
    [TestMethod]
    public void Read_ComputingProcess_GrowsLikeEnvironmentCpuUsage()
    {
        var (start, own) = (Environment.CpuUsage.TotalTime, ProcessCpuTime.Read());
        while (Environment.CpuUsage.TotalTime - start < TimeSpan.FromMilliseconds(100))
            Thread.SpinWait(1000);

        var elapsed = ProcessCpuTime.Read() - own;

        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(80), elapsed);
        Assert.IsLessThanOrEqualTo(Environment.CpuUsage.TotalTime - start + TimeSpan.FromMilliseconds(20), elapsed);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Read_OnLinux_IsFinerThanTenMilliseconds()
    {
        var readings = Enumerable.Range(0, 100).Select(_ => ProcessCpuTime.Read()).Distinct().Count();

        Assert.IsGreaterThan(10, readings);
    }
}
