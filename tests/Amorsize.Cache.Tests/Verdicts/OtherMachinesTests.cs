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
    public void Machines_that_share_a_folder_keep_their_entries_and_both_hit()
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
    public void Of_several_other_machines_the_newest_entry_is_judged()
    {
        build.Cache.Store(elsewhere with { Machine = Sample.Here with { Processors = 4 }, CreatedAt = Sample.Noon.AddDays(-2) });
        build.Cache.Store(elsewhere with { Machine = Sample.Here with { Processors = 3 }, CreatedAt = Sample.Noon.AddDays(-1) });
        build.Cache.Store(elsewhere with { CreatedAt = Sample.Noon.AddDays(-3) });

        var result = build.LookUp();

        Assert.AreEqual("MachineMismatch: processors: cached 3, here 8", result.Findings.TextOf());
        Assert.AreEqual(3, result.Entry!.Machine.Processors);
    }

    [TestMethod]
    public void Of_several_other_machines_a_result_that_can_be_used_here_comes_before_a_newer_one_that_cannot()
    {
        build.Cache.Store(elsewhere);
        build.Cache.Store(Sample.Failed() with { Machine = Sample.Here with { Processors = 3 }, CreatedAt = Sample.Noon.AddMinutes(1) });
        build.Cache.Store(Sample.Entry("illegal", workers: 16) with { Machine = Sample.Here with { Processors = 16 }, CreatedAt = Sample.Noon.AddMinutes(2) });

        Assert.AreEqual("elsewhere", build.LookUp().Entry!.Profile.Reason);
    }

    [TestMethod]
    public void What_is_wrong_with_another_machines_file_is_left_to_that_machine()
    {
        var home = Path.GetDirectoryName(CacheInMemory.PathOf(elsewhere))!;
        build.Files[CacheInMemory.PathOf(elsewhere)] = EntryFormat.Write(elsewhere)[..^1];
        build.Files[Path.Combine(home, "aaaaaaaaaaaa.json")] = EntryFormat.Write(elsewhere);
        build.Files[Path.Combine(home, "bbbbbbbbbbbb.json")] = EntryFormat.Write(Sample.Entry());
        build.Files[Path.Combine(home, "notes.json")] = EntryFormat.Write(elsewhere);
        var before = build.Files.Paths.ToArray();

        Assert.AreEqual(Verdict.NotFound, build.LookUp().Verdict);
        CollectionAssert.AreEqual(before, build.Files.Paths.ToArray());
    }

    [TestMethod]
    public void An_entry_of_another_workload_is_no_entry_of_another_machine()
    {
        build.Files[CacheInMemory.PathOf(elsewhere)] = EntryFormat.Write(elsewhere with { Key = Sample.Key with { Configuration = "Debug" } });

        Assert.AreEqual(Verdict.NotFound, build.LookUp().Verdict);
    }

    [TestMethod]
    public void A_file_of_another_machine_that_cannot_be_read_hides_none_that_can()
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
    public void A_directory_that_cannot_be_listed_holds_nothing_to_find()
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
