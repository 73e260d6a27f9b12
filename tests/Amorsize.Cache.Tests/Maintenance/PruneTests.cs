using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Maintenance;

[TestClass]
public sealed class PruneTests
{
    private readonly CacheInMemory build = new();
    private readonly string path = CacheInMemory.PathOf(Sample.Entry());

    [TestMethod]
    public void Prune_EntryBeyondTheGracePeriod_BecomesATombstone()
    {
        build.Cache.Store(Sample.Entry());

        build.Time.Advance(TimeSpan.FromDays(37));
        Assert.AreEqual(new PruneResult { Ran = true }, build.Prune(PruneMode.Always));
        Assert.Contains(path, build.Files.Paths);

        build.Time.Advance(TimeSpan.FromTicks(1));
        Assert.AreEqual(new PruneResult { Ran = true, Entries = 1 }, build.Prune(PruneMode.Always));
        Assert.AreEqual("Pruned: was pruned on 2026-04-07 because it was 37 d old, more than 30 d over its limit of 7 d", build.LookUp().Findings.TextOf());
    }

    [TestMethod]
    public void Prune_Tombstone_IsDeletedAfter90Days()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(38));
        build.Prune(PruneMode.Always);

        build.Time.Advance(TimeSpan.FromDays(90));
        Assert.AreEqual(0, build.Prune(PruneMode.Always).Tombstones);
        build.Time.Advance(TimeSpan.FromTicks(1));
        Assert.AreEqual(0, build.Prune(PruneMode.Always, keep: Sample.Key).Tombstones);
        Assert.AreEqual(1, build.Prune(PruneMode.Always).Tombstones);
        Assert.AreEqual(Verdict.NotFound, build.LookUp().Verdict);
    }

    [TestMethod]
    public void Prune_WorkloadGoneForADay_IsPrunedForThisBuildOnly()
    {
        var gone = Sample.Entry().Of("gone");
        Entry[] others =
        [
            gone with { Machine = Sample.Elsewhere },
            gone with { Key = gone.Key with { Configuration = "Debug" } },
            gone with { Key = gone.Key with { TargetFramework = "net10.0" } },
            gone with { Key = gone.Key with { AssemblyName = "Other" } },
            Sample.Entry(),
        ];
        foreach (var entry in others.Append(gone))
            build.Cache.Store(entry);

        Assert.AreEqual(0, build.Prune(PruneMode.Always, keep: Sample.Key).Entries);
        Assert.AreEqual(1, build.Pruner.Prune(Sample.PruneRequest with { Gone = new HashSet<EntryKey> { gone.Key } }).Entries);

        Assert.AreEqual(
            "Pruned: was pruned on 2026-03-01 because MyApp.Imaging no longer flags its workload",
            build.Cache.LookUp(Sample.Request with { Key = gone.Key }).Findings.TextOf());
        Assert.IsTrue(others.All(entry => EntryFormat.Read(build.Files[CacheInMemory.PathOf(entry)]).Entry is not null));
    }

    [TestMethod]
    public void Prune_GoneWorkloadThatThisBuildLookedUp_Stays()
    {
        build.Cache.Store(Sample.Entry());

        Assert.AreEqual(0, build.Pruner.Prune(Sample.PruneRequest with { Keep = new HashSet<EntryKey> { Sample.Key }, Gone = new HashSet<EntryKey> { Sample.Key } }).Entries);
    }

    [TestMethod]
    public void Prune_EntryOfThisBuild_StaysForAllMachinesAndFrameworks()
    {
        build.Cache.Store(Sample.Entry());
        build.Cache.Store(Sample.Entry() with { Machine = Sample.Elsewhere });
        // The inner build of the other framework may not have looked it up yet.
        build.Cache.Store(Sample.Entry() with { Key = Sample.Key with { TargetFramework = "net10.0" }, Machine = Sample.Here with { RuntimeMajor = 10 } });
        build.Cache.Store(Sample.Entry() with { Key = Sample.Key with { Configuration = "Debug" } });
        build.Time.Advance(TimeSpan.FromDays(1000));

        Assert.AreEqual(1, build.Prune(PruneMode.Always, keep: Sample.Key).Entries);
        Assert.AreEqual(Verdict.Expired, build.LookUp().Verdict);
    }

    [TestMethod]
    public void Prune_LongestTtl_PrunesNothing()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(10_000));

        Assert.AreEqual(0, build.Pruner.Prune(Sample.PruneRequest with { Ttl = TimeSpan.MaxValue }).Entries);
    }

    [TestMethod]
    public void Prune_EmptyDirectory_IsDeletedAfterAnHour()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(38));
        build.Prune(PruneMode.Always);
        build.Time.Advance(TimeSpan.FromDays(91));
        Assert.AreEqual(new PruneResult { Ran = true, Tombstones = 1 }, build.Prune(PruneMode.Always));
        Assert.HasCount(2, build.Files.Directories);

        build.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.AreEqual(new PruneResult { Ran = true, Directories = 1 }, build.Prune(PruneMode.Always));
        Assert.AreEqual(CacheInMemory.Root, build.Files.Directories.Single());
    }

    [TestMethod]
    public void Prune_EntryReplacedMeanwhile_Stays()
    {
        build.Cache.Store(Sample.Entry("old"));
        build.Time.Advance(TimeSpan.FromDays(38));
        var reads = 0;
        // Another build can store under the lock only where the file system ignores locks. The second read comes just before the tombstone.
        build.Files.Once((step, read) => step == "Read" && read == path && ++reads == 2, () =>
            build.Files[path] = EntryFormat.Write(Sample.Entry("fresh") with { CreatedAt = build.Time.GetUtcNow() }));

        Assert.AreEqual(0, build.Prune(PruneMode.Always).Entries);
        Assert.AreEqual("fresh", build.LookUp().Entry!.Profile.Reason);
    }

    [TestMethod]
    public void Prune_WhileAnotherBuildPrunes_DoesNothing()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(38));
        PruneResult? other = null;
        build.Files.Once((step, _) => step == "List", () => other = build.Prune(PruneMode.Always));

        Assert.AreEqual(new PruneResult { Ran = true, Entries = 1 }, build.Prune(PruneMode.Always));
        Assert.AreEqual($"Another build holds {CacheLayout.LockOf(CacheInMemory.Root)}.", other!.Obstacle!.Message);
        Assert.AreEqual(new PruneResult { Obstacle = other.Obstacle }, other);
    }

    [TestMethod]
    public void Prune_IrreplaceableEntry_IsCountedAndOthersArePruned()
    {
        var other = Sample.Entry() with { Key = Sample.Key with { Configuration = "Debug" } };
        build.Cache.Store(Sample.Entry());
        build.Cache.Store(other);
        build.Time.Advance(TimeSpan.FromDays(38));
        build.Files.Before = (step, from) =>
        {
            if (step == "Create" && from.StartsWith(path, StringComparison.Ordinal))
                throw new UnauthorizedAccessException();
        };

        Assert.AreEqual(new PruneResult { Ran = true, Entries = 1, Errors = 1 }, build.Prune(PruneMode.Always));
        Assert.AreEqual(Verdict.Expired, build.LookUp().Verdict);
        Assert.IsNotNull(EntryFormat.Read(build.Files[CacheInMemory.PathOf(other)]).Tombstone);
    }

    [TestMethod]
    public void Prune_UnlistableCache_DoesNotThrow()
    {
        var staleHandle = new IOException("Stale file handle");
        build.Files.Before = (step, _) =>
        {
            if (step != "Lock")
                throw staleHandle;
        };
        Assert.AreEqual(new PruneResult { Ran = true, Errors = 2, Obstacle = staleHandle }, build.Prune(PruneMode.Auto));

        build.Files.Before = (_, _) => throw staleHandle;
        Assert.AreEqual(new PruneResult { Errors = 1, Obstacle = staleHandle }, build.Prune(PruneMode.Auto));
    }

    [TestMethod]
    public void Prune_LimitOfFiles_EndsAfterTheOldest()
    {
        var entries = Enumerable.Range(0, 5)
            .Select(age => Sample.Entry().Of($"workload{age}") with { CreatedAt = Sample.Noon.AddDays(-age) })
            .ToArray();
        foreach (var entry in entries.Reverse())
        {
            build.Cache.Store(entry);
            build.Time.Advance(TimeSpan.FromDays(1));
        }
        build.Time.Advance(TimeSpan.FromDays(100));

        var result = build.Pruner.Prune(Sample.PruneRequest with { Limits = new(2, TimeSpan.MaxValue) });

        Assert.AreEqual(2, result.Entries);
        foreach (var entry in entries)
            Assert.AreEqual(!entry.Key.Subject.Name.EndsWith('3') && !entry.Key.Subject.Name.EndsWith('4'), EntryFormat.Read(build.Files[CacheInMemory.PathOf(entry)]).Entry is not null);
    }

    [TestMethod]
    public void Prune_LimitOfTime_EndsThePass()
    {
        foreach (var number in Enumerable.Range(0, 5))
            build.Cache.Store(Sample.Entry().Of($"workload{number}"));
        build.Time.Advance(TimeSpan.FromDays(38));
        build.Files.Before = (step, path) =>
        {
            if (step == "Read" && path.EndsWith(".json", StringComparison.Ordinal))
                build.Time.Advance(TimeSpan.FromMilliseconds(20));
        };

        var result = build.Pruner.Prune(Sample.PruneRequest with { Limits = new(int.MaxValue, TimeSpan.FromMilliseconds(50)) });

        // Each entry is read twice: to judge it, and to check that it has not been replaced.
        Assert.AreEqual(2, result.Entries);
    }
}
