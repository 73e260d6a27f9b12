namespace Amorsize.Caching.Tests;

[TestClass]
public sealed class PruneTests
{
    private readonly CacheInMemory build = new();
    private readonly string path = CacheInMemory.PathOf(Sample.Entry());

    [TestMethod]
    public void An_entry_is_kept_for_30_days_beyond_its_limit_and_then_deleted()
    {
        build.Cache.Store(Sample.Entry());

        build.Time.Advance(TimeSpan.FromDays(37));
        Assert.AreEqual(new PruneResult { Ran = true }, build.Prune(PruneMode.Always));
        Assert.Contains(path, build.Files.Paths);

        build.Time.Advance(TimeSpan.FromTicks(1));
        Assert.AreEqual(new PruneResult { Ran = true, Entries = 1 }, build.Prune(PruneMode.Always));
        Assert.DoesNotContain(path, build.Files.Paths);
        Assert.AreEqual(Verdict.NotFound, build.LookUp().Verdict);
    }

    [TestMethod]
    public void What_this_build_looked_up_is_never_deleted_on_whatever_machine_it_was_measured()
    {
        build.Cache.Store(Sample.Entry());
        build.Cache.Store(Sample.Entry() with { Machine = Sample.Elsewhere });
        build.Cache.Store(Sample.Entry() with { Key = Sample.Key with { Configuration = "Debug" } });
        build.Time.Advance(TimeSpan.FromDays(1000));

        Assert.AreEqual(1, build.Prune(PruneMode.Always, keep: Sample.Key).Entries);
        Assert.AreEqual(Verdict.Expired, build.LookUp().Verdict);
        Assert.HasCount(3, build.Files.Paths);
    }

    [TestMethod]
    public void A_limit_as_long_as_can_be_never_prunes()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(10_000));

        Assert.AreEqual(0, build.Pruner.Prune(PruneMode.Always, new HashSet<EntryKey>(), TimeSpan.MaxValue, CacheInMemory.NoLimits).Entries);
    }

    [TestMethod]
    public void A_directory_that_was_left_empty_goes_an_hour_later()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(38));
        build.Prune(PruneMode.Always);
        Assert.HasCount(2, build.Files.Directories);

        build.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.AreEqual(new PruneResult { Ran = true, Directories = 1 }, build.Prune(PruneMode.Always));
        Assert.AreEqual(CacheInMemory.Root, build.Files.Directories.Single());
    }

    [TestMethod]
    public void A_fresh_entry_that_another_build_stores_while_the_old_one_is_deleted_survives()
    {
        build.Cache.Store(Sample.Entry("old"));
        build.Time.Advance(TimeSpan.FromDays(38));
        build.Files.Once((step, from) => step == "Move" && from == path, () =>
            build.Cache.Store(Sample.Entry("fresh") with { CreatedAt = build.Time.GetUtcNow() }));

        Assert.AreEqual(0, build.Prune(PruneMode.Always).Entries);
        Assert.AreEqual("fresh", build.LookUp().Entry!.ToolVersion);
    }

    [TestMethod]
    public void Two_builds_that_prune_the_same_entry_do_not_disturb_each_other()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(38));
        PruneResult? other = null;
        build.Files.Once((step, from) => step == "Move" && from == path, () => other = build.Prune(PruneMode.Always));

        Assert.AreEqual(new PruneResult { Ran = true, Errors = 1 }, build.Prune(PruneMode.Always));
        Assert.AreEqual(new PruneResult { Ran = true, Entries = 1 }, other);
    }

    [TestMethod]
    public void A_file_that_cannot_be_deleted_is_counted_and_the_others_go()
    {
        var other = Sample.Entry() with { Key = Sample.Key with { Configuration = "Debug" } };
        build.Cache.Store(Sample.Entry());
        build.Cache.Store(other);
        build.Time.Advance(TimeSpan.FromDays(38));
        build.Files.Before = (step, from) =>
        {
            if (step == "Move" && from == path)
                throw new UnauthorizedAccessException();
        };

        Assert.AreEqual(new PruneResult { Ran = true, Entries = 1, Errors = 1 }, build.Prune(PruneMode.Always));
        Assert.Contains(path, build.Files.Paths);
        Assert.DoesNotContain(CacheInMemory.PathOf(other), build.Files.Paths);
    }

    [TestMethod]
    public void A_cache_that_cannot_be_listed_or_stamped_is_no_failure()
    {
        build.Files.Before = (_, _) => throw new IOException("Stale file handle");

        Assert.AreEqual(new PruneResult { Ran = true, Errors = 2 }, build.Prune(PruneMode.Auto));
    }

    [TestMethod]
    public void Prune_ends_at_its_number_of_files_and_has_seen_the_oldest_first()
    {
        var entries = Enumerable.Range(0, 5)
            .Select(age => Sample.Entry() with { Key = Sample.Key with { Workload = $"workload{age}" }, CreatedAt = Sample.Noon.AddDays(-age) })
            .ToArray();
        foreach (var entry in entries.Reverse())
        {
            build.Cache.Store(entry);
            build.Time.Advance(TimeSpan.FromDays(1));
        }
        build.Time.Advance(TimeSpan.FromDays(100));

        var result = build.Pruner.Prune(PruneMode.Always, new HashSet<EntryKey>(), Sample.Ttl, new PruneLimits(2, TimeSpan.MaxValue));

        Assert.AreEqual(2, result.Entries);
        foreach (var entry in entries)
            Assert.AreEqual(!entry.Key.Workload.EndsWith('3') && !entry.Key.Workload.EndsWith('4'), build.Files.Paths.Contains(CacheInMemory.PathOf(entry)));
    }

    [TestMethod]
    public void Prune_ends_when_its_time_is_up()
    {
        foreach (var number in Enumerable.Range(0, 5))
            build.Cache.Store(Sample.Entry() with { Key = Sample.Key with { Workload = $"workload{number}" } });
        build.Time.Advance(TimeSpan.FromDays(38));
        build.Files.Before = (step, path) =>
        {
            if (step == "Read" && path.EndsWith(".json", StringComparison.Ordinal))
                build.Time.Advance(TimeSpan.FromMilliseconds(20));
        };

        var result = build.Pruner.Prune(PruneMode.Always, new HashSet<EntryKey>(), Sample.Ttl, new PruneLimits(int.MaxValue, TimeSpan.FromMilliseconds(50)));

        Assert.AreEqual(3, result.Entries);
    }
}
