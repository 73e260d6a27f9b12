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

/// <summary>Faults of a real file system that any user can cause. The script eng/faults.cs has those that need root.</summary>
[TestClass]
public sealed class FaultTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly FakeTimeProvider time = new(Sample.Noon);
    private readonly string path = Sample.PathOf(Sample.Entry());

    public void Dispose() => directory.Dispose();

    [TestMethod]
    public void Cache_LockedByAnotherProcess_CanOnlyBeRead()
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
    public void LookUp_CorruptFileInLockedCache_IsQuarantinedAfterRelease()
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
    public void Lock_ProcessEndedOrKilled_IsReleased()
    {
        using (var orderly = Hold())
        {
            orderly.GoOn();
            Assert.AreEqual("released", orderly.ReadLine());
            Cache.Store(Sample.Entry("first"));
        }
        using (Hold())
        {
            // Dispose kills the process.
        }

        Cache.Store(Sample.Entry("second"));
        Assert.AreEqual("second", Cache.LookUp(Sample.Request).Entry!.Profile.Reason);
    }

    [TestMethod]
    public void Cache_DirectoryInPlaceOfTheLock_CanOnlyBeRead()
    {
        directory.Write(path, EntryFormat.Write(Sample.Entry("old")));
        Directory.CreateDirectory(directory.At(CacheLayout.Lock));

        Assert.ThrowsExactly<UnauthorizedAccessException>(() => Cache.Store(Sample.Entry("new")));
        Assert.AreEqual((false, 1), (Prune().Ran, Prune().Errors));
        Assert.AreEqual("old", Cache.LookUp(Sample.Request).Entry!.Profile.Reason);
    }

    [TestMethod]
    public void LookUp_DirectoryInPlaceOfTheQuarantine_StaysCorrupt()
    {
        directory.Write(path, [1, 2, 3]);
        directory.Write($"{path}.bad/file", []);

        for (var round = 0; round < 2; round++)
            Assert.AreEqual(Verdict.Corrupt, Cache.LookUp(Sample.Request).Verdict);
        Assert.AreSequenceEqual(
            new[] { path, $"{path}.bad{Path.DirectorySeparatorChar}file", CacheLayout.Lock }.Order(StringComparer.Ordinal),
            directory.Files);
    }

    [TestMethod]
    public void Prune_DirectoryInPlaceOfTheStamp_RunsInEveryBuild()
    {
        directory.Write($"{CacheLayout.PruneStamp}/file", []);
        Cache.Store(Sample.Entry());
        time.Advance(TimeSpan.FromDays(40));

        Assert.AreEqual(new PruneResult { Ran = true, Entries = 1, Errors = 1 }, Prune() with { Obstacle = null });
        Assert.AreEqual(new PruneResult { Ran = true, Errors = 1 }, Prune() with { Obstacle = null });
        Assert.AreEqual(Verdict.Pruned, Cache.LookUp(Sample.Request).Verdict);
    }

    [TestMethod]
    [DataRow("cache directory")]
    [DataRow("workload directory")]
    public void Cache_FileInPlaceOfADirectory_IsNotFoundAndStoresNothing(string which)
    {
        var isWorkload = which == "workload directory";
        var file = isWorkload ? Path.GetDirectoryName(path)! : "cache";
        directory.Write(file, [1, 2, 3]);
        var cache = new ResultCache(isWorkload ? directory.Root : directory.At("cache"), time, new LocalFileSystem());

        Assert.AreEqual(Verdict.NotFound, cache.LookUp(Sample.Request).Verdict);
        Assert.ThrowsExactly<IOException>(() => cache.Store(Sample.Entry()));
        Assert.IsEmpty(directory.Files.Except([file, CacheLayout.Lock]));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void LookUp_LinkToItself_IsUnreadable()
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
