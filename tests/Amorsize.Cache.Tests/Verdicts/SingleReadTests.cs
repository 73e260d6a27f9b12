using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Shared;

namespace Amorsize.Cache.Tests.Verdicts;

[TestClass]
public sealed class SingleReadTests
{
    private readonly CacheInMemory build = new();
    private readonly string path = CacheInMemory.PathOf(Sample.Entry());

    [TestMethod]
    public void LookUp_StaleEntry_OpensOneFileOnce()
    {
        build.Cache.Store(Sample.Entry() with { CreatedAt = Sample.Noon.AddDays(-8), Fingerprint = Sample.OtherFingerprint });
        build.Files.Steps.Clear();

        build.LookUp();

        Assert.AreEqual($"Read {path}", string.Join('\n', build.Files.Steps));
    }

    [TestMethod]
    public void LookUp_DeletedAfterTheRead_KeepsTheVerdict()
    {
        build.Cache.Store(Sample.Entry() with { CreatedAt = Sample.Noon.AddDays(-8) });
        build.Files.After = (step, path) =>
        {
            if (step == "Read")
                build.Files.Delete(path);
        };

        Assert.AreEqual("Expired: age 8 d, limit 7 d", build.LookUp().Findings.TextOf());
        Assert.IsEmpty(build.Files.Paths);
    }

    [TestMethod]
    public void LookUp_DeletedBeforeTheRead_IsNotFound()
    {
        build.Cache.Store(Sample.Entry());
        build.Files.Before = (step, path) =>
        {
            if (step == "Read")
                build.Files.Delete(path);
        };

        Assert.AreEqual(Verdict.NotFound, build.LookUp().Verdict);
    }

    [TestMethod]
    public void LookUp_StoredAfterTheMiss_KeepsTheVerdict()
    {
        build.Files.Once((step, _) => step == "List", () => build.Cache.Store(Sample.Entry()));

        Assert.AreEqual(Verdict.NotFound, build.LookUp().Verdict);
        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    [TestMethod]
    public void LookUp_DirectoryInPlaceOfTheEntry_IsUnreadable()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.At(Sample.PathOf(Sample.Entry())));
        var cache = new ResultCache(directory.Root, build.Time, new LocalFileSystem());

        var result = cache.LookUp(Sample.Request);

        Assert.AreEqual(Verdict.Unreadable, result.Verdict);
        Assert.AreEqual($"the file cannot be read: Access to the path '{directory.At(Sample.PathOf(Sample.Entry()))}' is denied.", result.Findings[0].Detail);
    }
}
