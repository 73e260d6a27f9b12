using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Caching.Tests;

[TestClass]
public sealed class PruneLeftoversTests
{
    private readonly CacheInMemory build = new();
    private readonly string path = CacheInMemory.PathOf(Sample.Entry());

    [TestMethod]
    public void What_a_killed_build_left_is_deleted_after_an_hour()
    {
        string[] left = [CacheLayout.TemporaryOf(path), CacheLayout.TemporaryOf(Path.Combine(CacheInMemory.Root, CacheLayout.PruneStamp))];
        foreach (var file in left)
            build.Files[file] = [1];

        build.Time.Advance(TimeSpan.FromHours(1));
        Assert.AreEqual(0, build.Prune(PruneMode.Always).TemporaryFiles);

        build.Time.Advance(TimeSpan.FromTicks(1));
        Assert.AreEqual(2, build.Prune(PruneMode.Always).TemporaryFiles);
        Assert.IsEmpty(build.Files.Paths.Intersect(left));
    }

    [TestMethod]
    public void What_was_set_aside_is_deleted_after_30_days()
    {
        build.Files[CacheLayout.BadOf(path)] = [1];

        build.Time.Advance(TimeSpan.FromDays(30));
        Assert.AreEqual(0, build.Prune(PruneMode.Always).BadFiles);

        build.Time.Advance(TimeSpan.FromTicks(1));
        Assert.AreEqual(1, build.Prune(PruneMode.Always).BadFiles);
        Assert.DoesNotContain(CacheLayout.BadOf(path), build.Files.Paths);
    }

    [TestMethod]
    public void A_file_whose_age_cannot_be_told_is_left_alone()
    {
        build.Files[path] = EntryFormat.Write(Sample.Entry())[..^1];
        build.Time.Advance(TimeSpan.FromDays(1000));

        Assert.AreEqual(new PruneResult { Ran = true }, build.Prune(PruneMode.Always));
        Assert.Contains(path, build.Files.Paths);
    }

    [TestMethod]
    public void Foreign_files_are_never_deleted()
    {
        using var directory = new TemporaryDirectory();
        var entry = EntryFormat.Write(Sample.Entry());
        var home = CacheLayout.DirectoryOf(Sample.Key);
        var machine = CacheLayout.FileOf(Sample.Here);
        var unique = CacheLayout.TemporaryOf(machine)[machine.Length..];
        string[] foreign =
        [
            machine,
            $"{machine}.bad",
            "model-weights.json",
            "prune.stamp.tmp",
            $"notes.txt{unique}",
            Path.Combine("thumbnails", machine),
            Path.Combine("thumb.nails-0123456789abcdef", machine),
            Path.Combine("thumbnails-0123456789abcdef", machine),
            Path.Combine("thumbnails-0123456789ABCDEF", $"{machine}{unique}"),
            Path.Combine("x", home, $"{machine}{unique}"),
            Path.Combine(home, "x", machine),
            Path.Combine(home, $"x{machine}"),
            Path.Combine(home, $"{machine}x"),
            Path.Combine(home, $"{machine}.old.bad"),
            Path.Combine(home, $"{machine}.tmp"),
            Path.Combine(home, $"{machine}.1-2.tmp"),
            Path.Combine(home, $"notes.json{unique}"),
            Path.Combine(home, "0123456789ab.json"),
            Path.Combine(home, "readme.md"),
        ];
        foreach (var file in foreign)
            directory.Write(file, entry);
        directory.Write(Path.Combine(home, machine), entry);
        directory.Write(Path.Combine(home, $"{machine}.bad"), entry);
        directory.Write(Path.Combine(home, $"{machine}{unique}"), entry);
        Directory.CreateDirectory(directory.At("thumbnails-aaaaaaaaaaaaaaaa"));
        Directory.CreateDirectory(directory.At("foreign"));

        var later = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(1000));
        var result = new Pruner(directory.Root, later, new CacheFiles()).Prune(Sample.PruneRequest);

        Assert.AreEqual(new PruneResult { Ran = true, Entries = 1, BadFiles = 1, TemporaryFiles = 1, Directories = 1 }, result);
        CollectionAssert.AreEquivalent(foreign.Concat([CacheLayout.PruneStamp, CacheLayout.Lock, Path.Combine(home, machine)]).ToArray(), directory.Files.ToArray());
        Assert.IsTrue(Directory.Exists(directory.At("foreign")));
    }
}
