using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Layers;

[TestClass]
public sealed class RenamedResultsTests
{
    private readonly CacheInMemory build = new();

    private static LookUpRequest Renamed => Sample.Request with { Key = Sample.Key with { Subject = new Subject.Workload("renamed") } };

    [TestMethod]
    public void LookUp_SameContentUnderAnotherName_IsAHitUnderTheNewOne()
    {
        build.Cache.Store(Sample.Entry());

        var found = LookUp(Renamed);

        Assert.AreEqual((Verdict.Hit, "renamed", "renamed"), (found.Verdict, found.Entry!.Key.Subject.Name, found.Entry.Profile.Workload));
        Assert.AreEqual(Sample.Entry().Profile.Choice, found.Entry.Profile.Choice);
    }

    [TestMethod]
    public void LookUp_OldNameStillFlagged_IsAMiss()
    {
        build.Cache.Store(Sample.Entry());

        Assert.AreEqual(Verdict.NotFound, LookUp(Renamed, Sample.Key.Subject.Name).Verdict);
    }

    [TestMethod]
    public void LookUp_OtherContent_IsAMiss()
    {
        build.Cache.Store(Sample.Entry());

        Assert.AreEqual(Verdict.NotFound, LookUp(Renamed with { Fingerprint = new('9', 64) }).Verdict);
        Assert.AreEqual(Verdict.NotFound, LookUp(Renamed with { Key = Renamed.Key with { Configuration = "Other" } }).Verdict);
        Assert.AreEqual(Verdict.NotFound, LookUp(Renamed with { Key = Renamed.Key with { TargetFramework = "net9.0" } }).Verdict);
        Assert.AreEqual(Verdict.NotFound, LookUp(Renamed with { Key = Renamed.Key with { AssemblyName = "Other" } }).Verdict);
        Assert.AreEqual(Verdict.NotFound, LookUp(Renamed with { Machine = Renamed.Machine with { Processors = 99 } }).Verdict);
    }

    [TestMethod]
    public void LookUp_FailureUnderTheOldName_IsAMiss()
    {
        build.Cache.Store(Sample.Failed());

        Assert.AreEqual(Verdict.NotFound, LookUp(Renamed).Verdict);
    }

    [TestMethod]
    public void LookUp_ExpiredUnderTheOldName_IsExpired()
    {
        build.Cache.Store(Sample.Entry() with { CreatedAt = Sample.Noon.AddDays(-400) });

        Assert.AreEqual(Verdict.Expired, LookUp(Renamed).Verdict);
    }

    private LookUpResult LookUp(LookUpRequest request, params string[] flagged) =>
        new RenamedResults(CacheInMemory.Root, flagged.Append("renamed").ToHashSet(), build.Time, build.Files).LookUp(request);
}
