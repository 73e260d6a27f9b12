using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

[TestClass]
public sealed class ThrottledTimeTests
{
    private const string Second = "usage_usec 5\nnr_periods 9\nnr_throttled 3\nthrottled_usec 1000000\nnr_bursts 0\n";
    private const string SecondOfVersion1 = "nr_periods 9\nnr_throttled 3\nthrottled_time 1000000000\n";

    [TestMethod]
    [DataRow("0::/", "/cpu.stat", 1)]
    [DataRow("0::/a/b", "/a/b/cpu.stat", 1)]
    [DataRow("0::/a/b", "/a/cpu.stat", 1, DisplayName = "the quota is that of a group above")]
    [DataRow("0::/of/the/host", "/cpu.stat", 1, DisplayName = "a container sees the path of the host")]
    [DataRow("0::/a", "/b/cpu.stat", 0)]
    public void Read_Version2_ReadsOwnGroupAndThoseAbove(string membership, string path, int seconds) => AssertRead(seconds, membership, path, Second);

    [TestMethod]
    [DataRow("4:cpu,cpuacct:/a", "/cpu,cpuacct/a/cpu.stat", 1)]
    [DataRow("3:memory:/m\n2:cpuacct:/x\n1:cpu:/\n0::/", "/cpu/cpu.stat", 1)]
    [DataRow("2:cpuset:/a", "/cpuset/a/cpu.stat", 0)]
    public void Read_Version1_ReadsTheCpuController(string membership, string path, int seconds) => AssertRead(seconds, membership, path, SecondOfVersion1);

    [TestMethod]
    [DataRow("")]
    [DataRow("usage_usec 5")]
    [DataRow("throttled_usec much")]
    [DataRow("throttled_usec 1 2")]
    public void Read_NoOrUnknownNumber_IsZero(string stat) => AssertRead(0, "0::/", "/cpu.stat", stat);

    private static void AssertRead(int seconds, string membership, string path, string stat) =>
        Assert.AreEqual(TimeSpan.FromSeconds(seconds), ThrottledTime.Read(membership, read => read == path ? stat : null));
}
