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
    public void Prune_TemporaryFile_IsDeletedAfterAnHour()
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
    public void Prune_RunsOfASearch_AreDeletedAfter30Days()
    {
        build.Files[CacheLayout.RunsOf(path)] = [1];

        build.Time.Advance(TimeSpan.FromDays(30));
        Assert.AreEqual(0, build.Prune(PruneMode.Always).TemporaryFiles);

        build.Time.Advance(TimeSpan.FromTicks(1));
        Assert.AreEqual(1, build.Prune(PruneMode.Always).TemporaryFiles);
        Assert.DoesNotContain(CacheLayout.RunsOf(path), build.Files.Paths);
    }

    [TestMethod]
    public void Prune_QuarantinedFile_IsDeletedAfter30Days()
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
    public void Prune_UnusableFile_IsDeletedAfterTheGracePeriod(string defect)
    {
        build.Files[path] = Defective(defect);

        build.Time.Advance(TimeSpan.FromDays(37));
        Assert.AreEqual(new PruneResult { Ran = true }, build.Prune(PruneMode.Always));

        build.Time.Advance(TimeSpan.FromTicks(1));
        Assert.AreEqual(new PruneResult { Ran = true, Defective = 1 }, build.Prune(PruneMode.Always));
        Assert.DoesNotContain(path, build.Files.Paths);
    }

    [TestMethod]
    public void Prune_UnusableFileOfThisBuild_Stays()
    {
        build.Files[path] = Defective("of another version");
        build.Files[CacheInMemory.PathOf(Sample.Entry() with { Key = Sample.Key with { TargetFramework = "net10.0" } })] = Defective("corrupt");
        build.Time.Advance(TimeSpan.FromDays(1000));

        Assert.AreEqual(new PruneResult { Ran = true }, build.Prune(PruneMode.Always, keep: Sample.Key));
    }

    [TestMethod]
    public void Prune_UnusableFileReplacedMeanwhile_Stays()
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
    public void Prune_WithLimits_GetsPastUnusableFiles()
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
    public void Prune_ForeignFiles_AreNeverDeleted()
    {
        using var directory = new TemporaryDirectory();
        var entry = EntryFormat.Write(Sample.Entry());
        var workload = CacheLayout.DirectoryOf(Sample.Key);
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
            Path.Combine("thumbnails-FEDCBA9876543210", $"{machine}{unique}"),
            Path.Combine("x", workload, $"{machine}{unique}"),
            Path.Combine(workload, "x", machine),
            Path.Combine(workload, $"x{machine}"),
            Path.Combine(workload, $"{machine}x"),
            Path.Combine(workload, $"{machine}.old.bad"),
            Path.Combine(workload, $"{machine}.tmp"),
            Path.Combine(workload, $"{machine}.1-2.tmp"),
            Path.Combine(workload, $"notes.json{unique}"),
            Path.Combine(workload, "0123456789ab.json"),
            Path.Combine(workload, "readme.md"),
        ];
        foreach (var file in foreign)
            directory.Write(file, entry);
        directory.Write(Path.Combine(workload, machine), entry);
        directory.Write(Path.Combine(workload, $"{machine}.bad"), entry);
        directory.Write(Path.Combine(workload, $"{machine}{unique}"), entry);
        Directory.CreateDirectory(directory.At("thumbnails-aaaaaaaaaaaaaaaa"));
        Directory.CreateDirectory(directory.At("foreign"));

        var later = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(1000));
        var result = new Pruner(directory.Root, later, new LocalFileSystem()).Prune(Sample.PruneRequest);

        Assert.AreEqual(new PruneResult { Ran = true, Entries = 1, QuarantinedFiles = 1, TemporaryFiles = 1, Directories = 1 }, result);
        Assert.AreSequenceEqual(foreign.Concat([CacheLayout.PruneStamp, CacheLayout.Lock, Path.Combine(workload, machine)]).Order(StringComparer.Ordinal), directory.Files);
        Assert.IsTrue(Directory.Exists(directory.At("foreign")));
    }
}
