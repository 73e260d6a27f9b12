using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Tests.Exchange;

/// <summary>An import of three results fails at each of its steps. The results replace a corrupt file, an older result and a tombstone.</summary>
[TestClass]
public sealed class ImportAllOrNothingTests
{
    private readonly Entry replaced = Results.Of("replaced");
    private readonly Entry buried = Results.Of("buried");

    [TestMethod]
    public void Import_RefusedStep_LeavesTheCacheUnchanged() => FailsAtEachStep(Before);

    [TestMethod]
    public void Import_StepThatFailsAfterItsEffect_LeavesTheCacheUnchanged() => FailsAtEachStep(After);

    [TestMethod]
    public void Import_FullDisk_LeavesTheCacheUnchanged() => FailsAtEachStep((build, k) =>
    {
        var created = 0;
        build.Files.Before = (step, _) =>
        {
            if (step == "Create" && ++created >= k)
                throw new IOException("No space left on device");
        };
    });

    private static void Before(CacheInMemory build, int k)
    {
        var steps = 0;
        build.Files.Before = (_, _) =>
        {
            if (++steps == k)
                throw new IOException("Input/output error");
        };
    }

    private static void After(CacheInMemory build, int k)
    {
        var steps = 0;
        build.Files.After = (step, _) =>
        {
            // A lock that is taken although the step fails is a defect of the file system, not a partial import.
            if (step != "Lock" && ++steps == k)
                throw new UnauthorizedAccessException("Permission denied");
        };
    }

    private void FailsAtEachStep(Action<CacheInMemory, int> fail)
    {
        var failures = 0;
        for (var k = 1; ; k++)
        {
            var build = NewBuild();
            var (before, directories) = (build.Files.State(), build.Files.Directories.ToList());
            fail(build, k);
            (MergeResult? Merge, Finding? Defect) result = default;
            try
            {
                result = build.Import(MergePolicy.Overwrite);
            }
            catch (Exception e) when (e.IsOfFiles())
            {
                failures++;
            }
            (build.Files.Before, build.Files.After) = ((_, _) => { }, (_, _) => { });
            if (result.Merge is not null)
            {
                Assert.AreEqual("Added 2, Replaced 1", result.Counts());
                Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
                break;
            }
            Assert.AreSequenceEqual(before, build.Files.State(), $"step {k}");
            Assert.AreSequenceEqual(directories, build.Files.Directories);
            Assert.IsEmpty(build.Files.Locked);
        }
        Assert.IsGreaterThanOrEqualTo(3, failures);
    }

    private CacheInMemory NewBuild()
    {
        var build = new CacheInMemory();
        build.Cache.Store(replaced);
        build.Files[CacheInMemory.PathOf(buried)] = EntryFormat.Write(new Tombstone(buried.Key, Verdict.Pruned, "it was old", Sample.Noon));
        build.Files[Results.File] = ExportFormat.Write([Sample.Entry(), replaced with { CreatedAt = Sample.Noon.AddHours(1) }, buried]);
        build.Files[CacheInMemory.PathOf(Sample.Entry())] = [1, 2, 3];
        build.Files[CacheLayout.QuarantinePathOf(CacheInMemory.PathOf(Sample.Entry()))] = [4];
        Assert.HasCount(5, build.Files.Paths);
        return build;
    }
}
