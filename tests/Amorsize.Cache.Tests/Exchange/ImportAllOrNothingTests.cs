using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Tests.Exchange;

/// <summary>An import of three results, one of which is put in place of a corrupt file, one replaced and one put in place of a tombstone, fails at any step.</summary>
[TestClass]
public sealed class ImportAllOrNothingTests
{
    private readonly Entry replaced = Results.Of("replaced");
    private readonly Entry buried = Results.Of("buried");

    [TestMethod]
    public void A_step_that_is_refused_leaves_the_cache_as_it_was() => FailsAtEachStep(Before);

    [TestMethod]
    public void A_step_that_fails_when_it_is_done_leaves_the_cache_as_it_was() => FailsAtEachStep(After);

    [TestMethod]
    public void A_disk_that_is_full_from_some_step_on_leaves_the_cache_as_it_was() => FailsAtEachStep((build, k) =>
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
            // A lock that was taken and never given is the file system's loss, not a half import.
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
            ExchangeResult? result = null;
            try
            {
                result = build.Import(MergePolicy.Overwrite);
            }
            catch (Exception e) when (e.IsOfFiles())
            {
                failures++;
            }
            (build.Files.Before, build.Files.After) = ((_, _) => { }, (_, _) => { });
            if (result?.Merge is not null)
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
