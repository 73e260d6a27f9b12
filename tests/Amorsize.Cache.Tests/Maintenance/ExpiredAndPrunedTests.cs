using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Shared;

namespace Amorsize.Cache.Tests.Maintenance;

/// <summary>Prunes before, during and after a look-up must not change its verdict. An earlier tool pruned first and reported expired entries as missing.</summary>
[TestClass]
public sealed class ExpiredAndPrunedTests
{
    private readonly CacheInMemory build = new();

    [TestMethod]
    public void LookUp_ExpiredEntryWithPrunesAround_IsExpired()
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(8));
        build.Files.Before = AlwaysPrune;
        build.Files.After = AlwaysPrune;

        for (var round = 0; round < 100; round++)
        {
            build.Prune(PruneMode.Always);
            Assert.AreEqual("Expired: age 8 d, limit 7 d", build.LookUp().Findings.TextOf());
            build.Prune(PruneMode.Always);
        }

        void AlwaysPrune(string step, string path)
        {
            var (before, after) = (build.Files.Before, build.Files.After);
            (build.Files.Before, build.Files.After) = ((_, _) => { }, (_, _) => { });
            build.Prune(PruneMode.Always);
            (build.Files.Before, build.Files.After) = (before, after);
        }
    }

    [TestMethod]
    [DataRow("Always")]
    [DataRow("Auto")]
    [DataRow("Never")]
    public void LookUp_ExpiredEntryOfThisBuild_IsExpiredInAnyPruneMode(string mode)
    {
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(100));

        for (var builds = 0; builds < 3; builds++)
        {
            Assert.AreEqual("Expired: age 100 d, limit 7 d", build.LookUp().Findings.TextOf());
            build.Prune(Enum.Parse<PruneMode>(mode), keep: Sample.Key);
        }
    }

    [TestMethod]
    public void LookUp_TwoBuildsOnRealFiles_IsExpired()
    {
        using var directory = new TemporaryDirectory();
        var cache = new ResultCache(directory.Root, build.Time, new LocalFileSystem());
        var pruner = new Pruner(directory.Root, build.Time, new LocalFileSystem());
        cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(8));

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 2 }, _ =>
        {
            Assert.AreEqual(Verdict.Expired, cache.LookUp(Sample.Request).Verdict);
            pruner.Prune(Sample.PruneRequest);
        });
    }
}
