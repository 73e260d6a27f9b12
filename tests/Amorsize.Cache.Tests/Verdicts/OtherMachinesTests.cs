using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Verdicts;

[TestClass]
public sealed class OtherMachinesTests
{
    private readonly CacheInMemory build = new();
    private readonly Entry elsewhere = Sample.Entry("elsewhere", workers: 2) with { Machine = Sample.Elsewhere };

    [TestMethod]
    public void LookUp_TwoMachinesInOneDirectory_BothHit()
    {
        build.Cache.Store(elsewhere);
        build.Cache.Store(Sample.Entry("here"));
        build.Cache.Store(elsewhere);

        var here = build.Cache.LookUp(Sample.Request);
        var there = build.Cache.LookUp(Sample.Request with { Machine = Sample.Elsewhere });

        Assert.AreEqual((Verdict.Hit, "here"), (here.Verdict, here.Entry!.Profile.Reason));
        Assert.AreEqual((Verdict.Hit, "elsewhere"), (there.Verdict, there.Entry!.Profile.Reason));
    }

    [TestMethod]
    public void LookUp_SeveralOtherMachines_JudgesTheNewestEntry()
    {
        build.Cache.Store(elsewhere with { Machine = Sample.Here with { Processors = 4 }, CreatedAt = Sample.Noon.AddDays(-2) });
        build.Cache.Store(elsewhere with { Machine = Sample.Here with { Processors = 3 }, CreatedAt = Sample.Noon.AddDays(-1) });
        build.Cache.Store(elsewhere with { CreatedAt = Sample.Noon.AddDays(-3) });

        var result = build.LookUp();

        Assert.AreEqual("MachineMismatch: processors: cached 3, here 8", result.Findings.TextOf());
        Assert.AreEqual(3, result.Entry!.Machine.Processors);
    }

    [TestMethod]
    public void LookUp_SeveralOtherMachines_PrefersUsableOverNewer()
    {
        build.Cache.Store(elsewhere);
        build.Cache.Store(Sample.Failed() with { Machine = Sample.Here with { Processors = 3 }, CreatedAt = Sample.Noon.AddMinutes(1) });
        build.Cache.Store(Sample.Entry("illegal", workers: 16) with { Machine = Sample.Here with { Processors = 16 }, CreatedAt = Sample.Noon.AddMinutes(2) });

        Assert.AreEqual("elsewhere", build.LookUp().Entry!.Profile.Reason);
    }

    [TestMethod]
    public void LookUp_DefectiveFileOfAnotherMachine_IsLeftAlone()
    {
        var workloadDirectory = Path.GetDirectoryName(CacheInMemory.PathOf(elsewhere))!;
        build.Files[CacheInMemory.PathOf(elsewhere)] = EntryFormat.Write(elsewhere)[..^1];
        build.Files[Path.Combine(workloadDirectory, "aaaaaaaaaaaa.json")] = EntryFormat.Write(elsewhere);
        build.Files[Path.Combine(workloadDirectory, "bbbbbbbbbbbb.json")] = EntryFormat.Write(Sample.Entry());
        build.Files[Path.Combine(workloadDirectory, "notes.json")] = EntryFormat.Write(elsewhere);
        var before = build.Files.Paths.ToArray();

        Assert.AreEqual(Verdict.NotFound, build.LookUp().Verdict);
        Assert.AreSequenceEqual(before, build.Files.Paths);
    }

    [TestMethod]
    public void LookUp_OtherMachinesFileOfAnotherWorkload_IsIgnored()
    {
        build.Files[CacheInMemory.PathOf(elsewhere)] = EntryFormat.Write(elsewhere with { Key = Sample.Key with { Configuration = "Debug" } });

        Assert.AreEqual(Verdict.NotFound, build.LookUp().Verdict);
    }

    [TestMethod]
    public void LookUp_UnreadableFileOfAnotherMachine_IsSkipped()
    {
        build.Cache.Store(elsewhere);
        var locked = elsewhere with { Machine = Sample.Here with { Processors = 4 } };
        build.Cache.Store(locked);
        build.Files.Before = (step, path) =>
        {
            if (step == "Read" && path == CacheInMemory.PathOf(locked))
                throw new UnauthorizedAccessException();
        };

        Assert.AreEqual("MachineMismatch: processors: cached 2, here 8", build.LookUp().Findings.TextOf());
    }

    [TestMethod]
    public void LookUp_UnlistableDirectory_IsNotFound()
    {
        build.Cache.Store(elsewhere);
        build.Files.Before = (step, _) =>
        {
            if (step == "List")
                throw new UnauthorizedAccessException();
        };

        Assert.AreEqual(Verdict.NotFound, build.LookUp().Verdict);
    }
}
