using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;
using Amorsize.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>Faults of a real file system, as far as anyone can bring them about; eng/faults.cs has those that take root.</summary>
[TestClass]
public sealed class FaultTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly FakeTimeProvider time = new(Sample.Noon);
    private readonly string path = Sample.PathOf(Sample.Entry());

    public void Dispose() => directory.Dispose();

    [TestMethod]
    public void While_another_process_holds_the_cache_results_are_read_but_none_is_stored_nor_pruned()
    {
        Cache.Store(Sample.Entry("old"));
        time.Advance(TimeSpan.FromDays(40));
        using var other = Hold();

        Assert.AreEqual(Verdict.Expired, Cache.LookUp(Sample.Request).Verdict);
        Assert.IsInstanceOfType<LockHeldException>(Prune().Obstacle);
        Assert.Contains("Another build has held", Assert.ThrowsExactly<LockHeldException>(() => Cache.Store(Sample.Entry("new"))).Message);
        Assert.AreEqual("old", Cache.LookUp(Sample.Request).Entry!.Profile.Reason);
    }

    [TestMethod]
    public void While_another_process_holds_the_cache_what_is_corrupt_says_so_and_is_set_aside_afterwards()
    {
        directory.Write(path, [1, 2, 3]);
        using (Hold())
        {
            Assert.AreEqual(Verdict.Corrupt, Cache.LookUp(Sample.Request).Verdict);
            Assert.DoesNotContain($"{path}.bad", directory.Files);
        }

        Assert.AreEqual(Verdict.Corrupt, Cache.LookUp(Sample.Request).Verdict);
        Assert.Contains($"{path}.bad", directory.Files);
        Assert.AreEqual(Verdict.Corrupt, Cache.LookUp(Sample.Request).Verdict);
    }

    [TestMethod]
    public void A_process_that_ends_lets_the_cache_go_however_it_ends()
    {
        using (var orderly = Hold())
        {
            orderly.GoOn();
            Assert.AreEqual("released", orderly.ReadLine());
            Cache.Store(Sample.Entry("first"));
        }
        using (Hold())
        {
            // Killed here.
        }

        Cache.Store(Sample.Entry("second"));
        Assert.AreEqual("second", Cache.LookUp(Sample.Request).Entry!.Profile.Reason);
    }

    [TestMethod]
    public void A_directory_where_the_lock_should_be_stops_writing_and_not_reading()
    {
        directory.Write(path, EntryFormat.Write(Sample.Entry("old")));
        Directory.CreateDirectory(directory.At(CacheLayout.Lock));

        Assert.ThrowsExactly<UnauthorizedAccessException>(() => Cache.Store(Sample.Entry("new")));
        Assert.AreEqual((false, 1), (Prune().Ran, Prune().Errors));
        Assert.AreEqual("old", Cache.LookUp(Sample.Request).Entry!.Profile.Reason);
    }

    [TestMethod]
    public void A_directory_where_a_corrupt_file_would_be_set_aside_leaves_it_corrupt()
    {
        directory.Write(path, [1, 2, 3]);
        directory.Write($"{path}.bad/file", []);

        for (var round = 0; round < 2; round++)
            Assert.AreEqual(Verdict.Corrupt, Cache.LookUp(Sample.Request).Verdict);
        CollectionAssert.AreEquivalent(new[] { path, $"{path}.bad{Path.DirectorySeparatorChar}file", CacheLayout.Lock }, directory.Files.ToArray());
    }

    [TestMethod]
    public void A_directory_where_the_stamp_should_be_prunes_in_every_build()
    {
        directory.Write($"{CacheLayout.PruneStamp}/file", []);
        Cache.Store(Sample.Entry());
        time.Advance(TimeSpan.FromDays(40));

        Assert.AreEqual(new PruneResult { Ran = true, Entries = 1, Errors = 1 }, Prune() with { Obstacle = null });
        Assert.AreEqual(new PruneResult { Ran = true, Errors = 1 }, Prune() with { Obstacle = null });
        Assert.AreEqual(Verdict.Pruned, Cache.LookUp(Sample.Request).Verdict);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("home")]
    public void A_file_where_a_directory_should_be_is_no_entry_and_takes_none(string which)
    {
        var home = which.Length > 0 ? Path.GetDirectoryName(path)! : "cache";
        directory.Write(home, [1, 2, 3]);
        var cache = new ResultCache(which.Length > 0 ? directory.Root : directory.At("cache"), time, new LocalFileSystem());

        Assert.AreEqual(Verdict.NotFound, cache.LookUp(Sample.Request).Verdict);
        Assert.ThrowsExactly<IOException>(() => cache.Store(Sample.Entry()));
        Assert.IsEmpty(directory.Files.Except([home, CacheLayout.Lock]));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_link_that_leads_to_itself_is_unreadable()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(directory.At(path))!);
        File.CreateSymbolicLink(directory.At(path), directory.At(path));

        var answer = Cache.LookUp(Sample.Request);

        Assert.AreEqual(Verdict.Unreadable, answer.Verdict);
        Assert.StartsWith("the file cannot be read: Too many", answer.Findings[0].Detail);
    }

    private ResultCache Cache => new(directory.Root, time, new LocalFileSystem());

    private PruneResult Prune() => new Pruner(directory.Root, time, new LocalFileSystem()).Prune(Sample.PruneRequest with { Mode = PruneMode.Auto });

    private StressProcess Hold()
    {
        var other = new StressProcess("hold", directory.Root);
        Assert.AreEqual("held", other.ReadLine());
        return other;
    }
}
