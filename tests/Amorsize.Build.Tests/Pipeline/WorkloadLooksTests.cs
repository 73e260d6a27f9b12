using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Tests.Pipeline;

/// <summary>Which results of workloads are looked at, and in which builds.</summary>
[TestClass]
public sealed class WorkloadLooksTests : LookTest
{
    [TestMethod]
    [DataRow(23, false)]
    [DataRow(25, true)]
    public void IsDue_BuiltAfterTheMeasurement_OnceItIsADayOld(int hours, bool isDue)
    {
        StoreMeasured("a");
        BuildAfter(hours);

        Assert.AreEqual(isDue, IsDue());
    }

    [TestMethod]
    public void IsDue_NothingBuiltSinceTheLastCheck_IsFalse()
    {
        StoreMeasured("a");
        BuildAfter(10);
        CheckedAt = Clock.GetUtcNow().AddMinutes(1);
        Clock.Advance(TimeSpan.FromHours(20));
        Assert.IsFalse(IsDue());

        BuildSuite();
        Assert.IsTrue(IsDue());
    }

    [TestMethod]
    public void IsDue_SkippedLook_WaitsForTheNextBuildOfCode()
    {
        StoreMeasured("a");
        BuildAfter(25);
        Looks.Skip(Workload("a").Request.Key);
        Assert.IsFalse(IsDue());

        BuildAfter(1);
        Assert.IsTrue(IsDue());
    }

    [TestMethod]
    public void IsDue_Looked_WaitsForADay()
    {
        StoreMeasured("a");
        BuildAfter(25);
        Assert.IsTrue(Looks.TryBegin(Workload("a").Request.Key));

        BuildAfter(23);
        Assert.IsFalse(IsDue());
        BuildAfter(2);
        Assert.IsTrue(IsDue());
    }

    [TestMethod]
    public void IsDue_ResultOfAnotherMachine_IsFalse()
    {
        StoreWorkload("a");
        BuildAfter(25);

        Assert.IsEmpty(LookUp(Workload("a")).Entry!.History);
        Assert.IsFalse(IsDue());
    }

    [TestMethod]
    public void IsDue_ResultOfTheBaseline_IsFalse()
    {
        StoreMeasured("a");
        MoveIntoBaseline();
        BuildAfter(25);

        Assert.AreEqual(Verdict.Hit, Layers.LookUp([Workload("a").Request])[0].Verdict);
        Assert.IsFalse(Looked("a").IsTimingDue(Layers.LookUp([Workload("a").Request])[0]));
    }

    [TestMethod]
    public void IsDue_WithoutLooks_IsFalse()
    {
        StoreMeasured("a");
        BuildAfter(25);

        Assert.IsFalse(Workload("a").IsTimingDue(LookUp(Workload("a"))));
    }

    [TestMethod]
    public void Entry_AfterALook_IsTheSame()
    {
        StoreMeasured("a");
        BuildAfter(25);
        var before = EntryFormat.Write(LookUp(Workload("a")).Entry!);

        Looks.TryBegin(Workload("a").Request.Key);

        Assert.AreSequenceEqual(before, EntryFormat.Write(LookUp(Workload("a")).Entry!));
        Assert.HasCount(1, Directory.GetFiles(CacheDirectory, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("cache.lock", StringComparison.Ordinal)));
    }

    private bool IsDue() => Looked("a").IsTimingDue(LookUp(Workload("a")));
}
