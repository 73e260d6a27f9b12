using System.Text;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;

namespace Amorsize.Cache.Tests.Maintenance;

[TestClass]
public sealed class PruneModeTests
{
    private static readonly string stamp = Path.Combine(CacheInMemory.Root, CacheLayout.PruneStamp);

    private readonly CacheInMemory build = new();

    [TestMethod]
    public void Auto_SeveralBuilds_PrunesOnceIn24Hours()
    {
        Assert.IsTrue(build.Prune(PruneMode.Auto).Ran);
        build.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));
        Assert.IsFalse(build.Prune(PruneMode.Auto).Ran);
        build.Time.Advance(TimeSpan.FromTicks(1));
        Assert.IsTrue(build.Prune(PruneMode.Auto).Ran);
        Assert.IsFalse(build.Prune(PruneMode.Auto).Ran);
    }

    [TestMethod]
    public void Always_SeveralBuilds_PrunesInEach()
    {
        Assert.IsTrue(build.Prune(PruneMode.Always).Ran);
        Assert.IsTrue(build.Prune(PruneMode.Always).Ran);
        build.Time.Advance(TimeSpan.FromDays(2));
        Assert.IsFalse(build.Prune(PruneMode.Never).Ran);
    }

    [TestMethod]
    public void Never_AnyBuild_TouchesNoFile()
    {
        build.Prune(PruneMode.Never);

        Assert.IsEmpty(build.Files.Steps);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("yesterday")]
    [DataRow("2026-03-01")]
    [DataRow("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
    [DataRow("2026-03-01T13:00:00.0000001+00:00")]
    [DataRow("9999-12-31T23:59:59.9999999+00:00")]
    [DataRow("0001-01-01T00:00:00.0000000+00:00")]
    public void Auto_UnreadableOrFutureStamp_Prunes(string text)
    {
        build.Files[stamp] = Encoding.UTF8.GetBytes(text);

        Assert.IsTrue(build.Prune(PruneMode.Auto).Ran);
        Assert.IsFalse(build.Prune(PruneMode.Auto).Ran);
    }

    [TestMethod]
    public void Auto_StampOneHourAhead_DoesNotPrune()
    {
        build.Files[stamp] = Encoding.UTF8.GetBytes("2026-03-01T13:00:00.0000000+00:00");

        Assert.IsFalse(build.Prune(PruneMode.Auto).Ran);
    }

    [TestMethod]
    public void Auto_Prune_WritesTheStampLast()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(38));
        build.Files.Steps.Clear();

        build.Prune(PruneMode.Auto);

        Assert.AreEqual("Read,Lock,List,List,Read,Read,Create,Move,Create,Move", string.Join(',', build.Files.Steps.Select(step => step.Split(' ')[0])));
        Assert.AreEqual("2026-04-08T12:00:00.0000000+00:00", Encoding.UTF8.GetString(build.Files[stamp]));
    }
}
