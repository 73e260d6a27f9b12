using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Tests.Exchange;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests.Maintenance;

[TestClass]
public sealed class PruneLeftoversTests
{
    private readonly CacheInMemory build = new();
    private readonly string path = CacheInMemory.PathOf(Sample.Entry());

    [TestMethod]
    public void What_a_killed_build_left_is_deleted_after_an_hour()
    {
        string[] left = [AtomicFile.TemporaryOf(path), AtomicFile.TemporaryOf(Path.Combine(CacheInMemory.Root, CacheLayout.PruneStamp))];
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
        build.Files[CacheLayout.QuarantinePathOf(path)] = [1];

        build.Time.Advance(TimeSpan.FromDays(30));
        Assert.AreEqual(0, build.Prune(PruneMode.Always).QuarantinedFiles);

        build.Time.Advance(TimeSpan.FromTicks(1));
        Assert.AreEqual(1, build.Prune(PruneMode.Always).QuarantinedFiles);
        Assert.DoesNotContain(CacheLayout.QuarantinePathOf(path), build.Files.Paths);
    }

    [TestMethod]
    [DataRow("corrupt")]
    [DataRow("of another version")]
    public void A_file_that_no_look_up_can_use_goes_when_it_is_unchanged_for_30_days_beyond_the_limit(string defect)
    {
        build.Files[path] = Defective(defect);

        build.Time.Advance(TimeSpan.FromDays(37));
        Assert.AreEqual(new PruneResult { Ran = true }, build.Prune(PruneMode.Always));

        build.Time.Advance(TimeSpan.FromTicks(1));
        Assert.AreEqual(new PruneResult { Ran = true, Defective = 1 }, build.Prune(PruneMode.Always));
        Assert.DoesNotContain(path, build.Files.Paths);
    }

    [TestMethod]
    public void A_file_that_no_look_up_can_use_stays_where_this_build_or_its_other_frameworks_look()
    {
        build.Files[path] = Defective("of another version");
        build.Files[CacheInMemory.PathOf(Sample.Entry() with { Key = Sample.Key with { TargetFramework = "net10.0" } })] = Defective("corrupt");
        build.Time.Advance(TimeSpan.FromDays(1000));

        Assert.AreEqual(new PruneResult { Ran = true }, build.Prune(PruneMode.Always, keep: Sample.Key));
    }

    [TestMethod]
    public void An_entry_that_another_build_stores_in_place_of_such_a_file_survives()
    {
        build.Files[path] = Defective("corrupt");
        build.Time.Advance(TimeSpan.FromDays(38));
        var reads = 0;
        build.Files.Once((step, read) => step == "Read" && read == path && ++reads == 2, () =>
            build.Files[path] = EntryFormat.Write(Sample.Entry() with { CreatedAt = build.Time.GetUtcNow() }));

        Assert.AreEqual(0, build.Prune(PruneMode.Always).Defective);
        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    [TestMethod]
    public void Files_that_no_look_up_can_use_do_not_keep_prunes_with_a_limit_from_what_comes_after_them()
    {
        foreach (var number in Enumerable.Range(0, 3))
            build.Files[CacheInMemory.PathOf(Results.Of($"gone{number}"))] = Defective("of another version");
        build.Time.Advance(TimeSpan.FromHours(1));
        build.Cache.Store(Sample.Entry());
        build.Time.Advance(TimeSpan.FromDays(38));
        var request = Sample.PruneRequest with { Limits = new(3, TimeSpan.MaxValue) };

        Assert.AreEqual(3, build.Pruner.Prune(request).Defective);
        Assert.AreEqual(1, build.Pruner.Prune(request).Entries);
    }

    private static byte[] Defective(string how) => how == "corrupt"
        ? EntryFormat.Write(Sample.Entry())[..^1]
        : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(EntryFormat.Write(Sample.Entry())).Replace("\"formatVersion\": 1", "\"formatVersion\": 9", StringComparison.Ordinal));

    [TestMethod]
    public void Foreign_files_are_never_deleted()
    {
        using var directory = new TemporaryDirectory();
        var entry = EntryFormat.Write(Sample.Entry());
        var home = CacheLayout.DirectoryOf(Sample.Key);
        var machine = CacheLayout.FileOf(Sample.Here);
        var unique = AtomicFile.TemporaryOf(machine)[machine.Length..];
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
        var result = new Pruner(directory.Root, later, new LocalFileSystem()).Prune(Sample.PruneRequest);

        Assert.AreEqual(new PruneResult { Ran = true, Entries = 1, QuarantinedFiles = 1, TemporaryFiles = 1, Directories = 1 }, result);
        CollectionAssert.AreEquivalent(foreign.Concat([CacheLayout.PruneStamp, CacheLayout.Lock, Path.Combine(home, machine)]).ToArray(), directory.Files.ToArray());
        Assert.IsTrue(Directory.Exists(directory.At("foreign")));
    }
}
