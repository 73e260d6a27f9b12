namespace Amorsize.Caching.Tests;

[TestClass]
public sealed class SetAsideTests
{
    private readonly CacheInMemory build = new();
    private readonly string path = CacheInMemory.PathOf(Sample.Entry());
    private readonly byte[] torn = EntryFormat.Write(Sample.Entry())[..500];

    [TestMethod]
    public void A_corrupt_file_is_set_aside_once_and_then_not_found()
    {
        build.Files[path] = torn;

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
        Assert.AreEqual(Verdict.NotFound, build.LookUp().Verdict);
        Assert.AreSame(torn, build.Files[$"{path}.bad"]);
    }

    [TestMethod]
    public void The_next_corrupt_file_takes_the_place_of_the_last()
    {
        build.Files[$"{path}.bad"] = [1, 2, 3];
        build.Files[path] = torn;

        build.LookUp();

        Assert.AreEqual($"{path}.bad", string.Join('\n', build.Files.Paths));
        Assert.AreSame(torn, build.Files[$"{path}.bad"]);
    }

    [TestMethod]
    public void A_corrupt_file_that_cannot_be_moved_is_corrupt_every_time()
    {
        build.Files[path] = torn;
        build.Files.Before = (step, _) =>
        {
            if (step == "Move")
                throw new UnauthorizedAccessException();
        };

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
    }

    [TestMethod]
    public void A_good_entry_that_another_build_stores_meanwhile_is_not_set_aside()
    {
        build.Files[path] = torn;
        build.Files.Once((step, from) => step == "Move" && from == path, () => build.Cache.Store(Sample.Entry()));

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    [TestMethod]
    public void A_good_entry_is_put_back_even_if_it_cannot_be_read_then()
    {
        build.Files[path] = torn;
        build.Files.Once((step, from) => step == "Move" && from == path, () => build.Cache.Store(Sample.Entry()));
        build.Files.Once((step, read) => step == "Read" && read == $"{path}.bad", () => throw new IOException());

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    [TestMethod]
    public void Two_builds_that_find_the_same_corrupt_file_both_say_so()
    {
        build.Files[path] = torn;
        Verdict? other = null;
        build.Files.Once((step, from) => step == "Move" && from == path, () => other = build.LookUp().Verdict);

        Assert.AreEqual(Verdict.Corrupt, build.LookUp().Verdict);
        Assert.AreEqual(Verdict.Corrupt, other);
        Assert.AreEqual($"{path}.bad", string.Join('\n', build.Files.Paths));
    }

    [TestMethod]
    public void A_real_file_of_2_MB_is_corrupt_and_set_aside()
    {
        using var directory = new TemporaryDirectory();
        var file = Sample.PathOf(Sample.Entry());
        directory.Write(file, new byte[2_000_000]);
        var cache = new ResultCache(directory.Root, build.Time, new CacheFiles());

        var result = cache.LookUp(Sample.Key, Sample.Here, Sample.Fingerprint, Sample.Ttl);

        Assert.AreEqual("Corrupt: too large: more than 1024 KiB", result.Findings.TextOf());
        Assert.AreEqual($"{file}.bad", directory.Files.Single());
    }
}
