using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

[TestClass]
public sealed class ControlGroupsTests
{
    private const string Stat = "usage_usec 5\nnr_periods 9\nnr_throttled 3\nthrottled_usec 1000000\nnr_bursts 0\n";
    private const string StatOfVersion1 = "nr_periods 9\nnr_throttled 3\nthrottled_time 1000000000\n";

    [TestMethod]
    [DataRow("0::/", "/cpu.stat", 1)]
    [DataRow("0::/a/b", "/a/b/cpu.stat", 1)]
    [DataRow("0::/a/b", "/a/cpu.stat", 1, DisplayName = "the quota is that of a group above")]
    [DataRow("0::/of/the/host", "/cpu.stat", 1, DisplayName = "a container sees the path of the host")]
    [DataRow("0::/a", "/b/cpu.stat", 0)]
    public void ThrottledTime_Version2_IsThatOfOwnGroupAndThoseAbove(string membership, string path, int seconds) =>
        Assert.AreEqual(TimeSpan.FromSeconds(seconds), Groups(membership, (path, Stat)).ThrottledTime);

    [TestMethod]
    [DataRow("4:cpu,cpuacct:/a", "/cpu,cpuacct/a/cpu.stat", 1)]
    [DataRow("3:memory:/m\n2:cpuacct:/x\n1:cpu:/\n0::/", "/cpu/cpu.stat", 1)]
    [DataRow("2:cpuset:/a", "/cpuset/a/cpu.stat", 0)]
    public void ThrottledTime_Version1_IsThatOfTheCpuController(string membership, string path, int seconds) =>
        Assert.AreEqual(TimeSpan.FromSeconds(seconds), Groups(membership, (path, StatOfVersion1)).ThrottledTime);

    [TestMethod]
    [DataRow("")]
    [DataRow("usage_usec 5")]
    [DataRow("throttled_usec much")]
    [DataRow("throttled_usec 1 2")]
    public void ThrottledTime_NoOrUnknownNumber_IsZero(string stat) => Assert.AreEqual(TimeSpan.Zero, Groups("0::/", ("/cpu.stat", stat)).ThrottledTime);

    [TestMethod]
    [DataRow("/cpu.max", "150000 100000\n", "200000 100000\n")]
    [DataRow("/memory.max", "1073741824\n", "2147483648\n")]
    [DataRow("/cpu,cpuacct/a/cpu.cfs_quota_us", "150000\n", "200000\n")]
    [DataRow("/memory/a/memory.limit_in_bytes", "1073741824\n", "2147483648\n")]
    public void Texts_LimitSetOrChanged_Differ(string path, string limit, string another)
    {
        const string Membership = "5:memory:/a\n4:cpu,cpuacct:/a\n0::/a";

        var texts = new[] { Groups(Membership).Texts, Groups(Membership, (path, limit)).Texts, Groups(Membership, (path, another)).Texts };

        Assert.HasCount(texts.Length, texts.Distinct());
    }

    [TestMethod]
    [DataRow("/a/cpu.max", "max 100000\n")]
    [DataRow("/a/memory.max", "max\n")]
    [DataRow("/a/b/cpu.stat", "nr_throttled 3")]
    public void Texts_NoLimit_AreTheSameInEveryGroup(string path, string text) => Assert.AreEqual(Groups("0::/").Texts, Groups("0::/a/b", (path, text)).Texts);

    [TestMethod]
    public void Texts_NoLimitOfVersion1_AreEmpty() => Assert.IsEmpty(
        Groups("5:memory:/\n4:cpu:/", ("/cpu/cpu.cfs_quota_us", "-1\n"), ("/cpu/cpu.cfs_period_us", "100000\n"), ("/memory/memory.limit_in_bytes", "9223372036854771712\n")).Texts);

    [TestMethod]
    [DataRow("150000 100000\n", 1.5)]
    [DataRow("200000 100000", 2.0)]
    [DataRow("1000 100000", 0.01)]
    [DataRow("max 100000\n", null)]
    [DataRow("", null)]
    [DataRow("150000", null)]
    [DataRow("150000 0", null)]
    [DataRow("-1 100000", null)]
    [DataRow("much 100000", null)]
    [DataRow("99999999999999999999 100000", null)]
    public void CpuQuota_Version2_IsTheTimePerPeriod(string content, double? quota) => Assert.AreEqual(quota, Groups("0::/a", ("/a/cpu.max", content)).CpuQuota);

    [TestMethod]
    [DataRow("150000\n", "100000\n", 1.5)]
    [DataRow("-1\n", "100000\n", null)]
    [DataRow("0", "100000", null)]
    [DataRow("150000", "0", null)]
    [DataRow("150000", "", null)]
    public void CpuQuota_Version1_IsTheTimePerPeriod(string quota, string period, double? expected) =>
        Assert.AreEqual(expected, Groups("4:cpu,cpuacct:/a\n0::/", ("/cpu,cpuacct/a/cpu.cfs_quota_us", quota), ("/cpu,cpuacct/a/cpu.cfs_period_us", period)).CpuQuota);

    [TestMethod]
    public void CpuQuota_NestedGroups_IsTheLeast() => Assert.AreEqual(
        0.5,
        Groups("0::/pod/container/process", ("/pod/container/process/cpu.max", "max 100000"), ("/pod/container/cpu.max", "300000 100000"), ("/pod/cpu.max", "50000 100000"), ("/cpu.max", "400000 100000")).CpuQuota);

    [TestMethod]
    [DataRow(2, 1.5)]
    [DataRow(64, 1.5)]
    [DataRow(1, null)]
    public void CpuQuotaBelow_Processors_IsTheQuotaThatTheRuntimeRoundsUp(int processors, double? quota) =>
        Assert.AreEqual(quota, Groups("0::/", ("/cpu.max", "150000 100000")).CpuQuotaBelow(processors));

    [TestMethod]
    public void CpuQuotaBelow_WholeQuota_SaysNothingNew() => Assert.IsNull(Groups("0::/", ("/cpu.max", "200000 100000")).CpuQuotaBelow(2));

    [TestMethod]
    [DataRow("0::/a/b", "/a/b/memory.max", "536870912\n", 536870912L)]
    [DataRow("0::/a/b", "/a/memory.max", "536870912", 536870912L)]
    [DataRow("0::/a/b", "/memory.max", "536870912", 536870912L)]
    [DataRow("0::/a", "/a/memory.max", "max\n", null)]
    [DataRow("0::/a", "/a/memory.max", "12 MB", null)]
    [DataRow("4:memory:/m\n0::/", "/memory/m/memory.limit_in_bytes", "536870912", 536870912L)]
    [DataRow("4:memory:/m\n0::/", "/memory/m/memory.limit_in_bytes", "9223372036854771712\n", null)]
    [DataRow("4:cpu:/m", "/memory/m/memory.limit_in_bytes", "536870912", null)]
    public void MemoryLimit_BothVersions_IsTheLeast(string membership, string path, string content, long? bytes) => Assert.AreEqual(bytes, Groups(membership, (path, content)).MemoryLimit);

    [TestMethod]
    [DataRow("")]
    [DataRow("nonsense")]
    [DataRow("0:")]
    [DataRow("0::")]
    [DataRow("0::a")]
    [DataRow("x:cpu")]
    [DataRow(":::\n::\n:cpu:\n")]
    public void Limits_BrokenMembership_AreNone(string membership)
    {
        var groups = Groups(membership);

        Assert.IsNull(groups.CpuQuota);
        Assert.IsNull(groups.MemoryLimit);
        Assert.AreEqual(TimeSpan.Zero, groups.ThrottledTime);
    }

    // A build with nothing to do asks for the limits too, and the exception for a missing file takes milliseconds.
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Here_FilesThatAreMissing_ThrowNothing()
    {
        var (thread, thrown) = (Environment.CurrentManagedThreadId, new List<string>());
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            var groups = ControlGroups.Here;
            _ = (groups.CpuQuota, groups.MemoryLimit, groups.ThrottledTime);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }
        Assert.IsEmpty(thrown);

        void Count(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs e)
        {
            if (Environment.CurrentManagedThreadId == thread && e.Exception is FileNotFoundException or DirectoryNotFoundException)
                thrown.Add(e.Exception.Message);
        }
    }

    private static ControlGroups Groups(string membership, params (string Path, string Content)[] files) =>
        new(membership, path => files.FirstOrDefault(file => file.Path == path).Content);
}
