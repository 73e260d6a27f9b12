using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Tests.Storage;

[TestClass]
public sealed class ReadOnlyFileSystemTests
{
    [TestMethod]
    public void ReadOnlyFileSystem_WritingSteps_AreRefusedWithThePath()
    {
        var build = new CacheInMemory();
        build.Cache.Store(Sample.Entry());
        var before = build.Files.Steps.Count;
        var files = new ReadOnlyFileSystem(build.Files);

        foreach (var step in new Action[] { () => files.Create("cache/a", []), () => files.Move("cache/a", "cache/b"), () => files.Delete("cache/a"), () => files.DeleteEmptyDirectory("cache/a") })
            Assert.AreEqual("cache/a was opened for reading only.", Assert.ThrowsExactly<UnauthorizedAccessException>(step).Message);
        Assert.IsNull(files.Lock("cache/a", TimeSpan.FromMinutes(1)));
        Assert.HasCount(before, build.Files.Steps);
        Assert.AreEqual(Verdict.Hit, new ResultCache(CacheInMemory.Root, build.Time, files).LookUp(Sample.Request).Verdict);
    }
}
