using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;
using Amorsize.Shared;

namespace Amorsize.Cache.Tests.Exchange;

[TestClass]
public sealed class ExchangeTests
{
    private readonly CacheInMemory source = new();
    private readonly CacheInMemory target = new();

    [TestMethod]
    public void ExportThenImport_Results_AreByteForByteTheSame()
    {
        source.Cache.Store(Sample.Entry());
        source.Cache.Store(Results.Of("a"));
        source.Cache.Store(Results.Of("b", 1) with { Machine = Sample.Elsewhere });

        Assert.AreEqual("Added 3", source.Export().Counts());
        target.Files[Results.File] = source.Files[Results.File];
        Assert.AreEqual("Added 3", target.Import().Counts());

        Assert.AreSequenceEqual(source.Files.State(), target.Files.State());
        Assert.AreEqual(Verdict.Hit, target.LookUp().Verdict);
        Assert.AreEqual("Unchanged 3", target.Import().Counts());
    }

    [TestMethod]
    public void Export_Again_LeavesTheFileAlone()
    {
        source.Cache.Store(Results.Of("a"));
        source.Export();
        source.Files.Before = (step, path) => Assert.IsFalse(step is "Create" or "Move" && path.Contains("baseline", StringComparison.Ordinal), path);

        Assert.AreEqual("Unchanged 1", source.Export().Counts());
    }

    [TestMethod]
    public void Export_CacheWithOtherFiles_HasOnlyResultsOfTheAssembly()
    {
        source.Cache.Store(Results.Of("mine"));
        source.Cache.Store(Results.Of("other") with { Key = Sample.Key with { AssemblyName = "Other" } });
        source.Cache.Store(Sample.Failed());
        var pruned = Results.Of("pruned");
        source.Files[CacheInMemory.PathOf(pruned)] = EntryFormat.Write(new Tombstone(pruned.Key, Verdict.Pruned, "it was old", Sample.Noon));
        source.Files[CacheInMemory.PathOf(Results.Of("corrupt"))] = [1, 2, 3];
        source.Files[CacheInMemory.PathOf(Results.Of("misplaced"))] = EntryFormat.Write(Results.Of("elsewhere"));

        source.Export();

        Assert.AreEqual("mine", ExportFormat.Read(source.Files[Results.File]).Entries.Single().Key.Subject.Name);
    }

    [TestMethod]
    public void Export_ExistingFile_IsMerged()
    {
        source.Cache.Store(Results.Of("a", 1, "new"));
        source.Cache.Store(Results.Of("b"));
        source.Files[Results.File] = ExportFormat.Write([Results.Of("a", 0, "old"), Results.Of("c")]);

        Assert.AreEqual("Added 1, Replaced 1", source.Export().Counts());

        var entries = ExportFormat.Read(source.Files[Results.File]).Entries;
        Assert.AreEqual("a new, b measured, c measured", string.Join(", ", entries.Select(entry => $"{entry.Key.Subject.Name} {entry.Profile.Reason}")));
    }

    [TestMethod]
    public void Export_NoNewResult_DoesNotWriteTheFile()
    {
        source.Cache.Store(Results.Of("a"));
        source.Export();
        source.Files.Steps.Clear();

        Assert.AreEqual("Unchanged 1", source.Export().Counts());
        Assert.AreSequenceEqual(["List", "Lock", "Read"], source.Files.Steps.Select(step => step.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public void Export_NoResult_WritesNoFile()
    {
        Assert.AreEqual("", source.Export().Counts());
        Assert.DoesNotContain(Results.File, source.Files.Paths);
    }

    [TestMethod]
    [DataRow("Create")]
    [DataRow("Move")]
    public void Export_FailingWrite_LeavesTheFileUnchanged(string failing)
    {
        source.Files[Results.File] = ExportFormat.Write([Results.Of("a")]);
        source.Cache.Store(Results.Of("b"));
        var before = source.Files.State();
        source.Files.Once((step, _) => step == failing, () => throw new IOException("No space left on device"));

        Assert.ThrowsExactly<IOException>(() => source.Export());
        Assert.AreSequenceEqual(before, source.Files.State());
    }

    [TestMethod]
    public void Import_Tombstone_IsReplaced()
    {
        var entry = Results.Of("a");
        target.Files[CacheInMemory.PathOf(entry)] = EntryFormat.Write(new Tombstone(entry.Key, Verdict.Pruned, "it was old", Sample.Noon));
        target.Files[Results.File] = ExportFormat.Write([entry]);

        Assert.AreEqual("Added 1", target.Import(MergePolicy.Skip).Counts());
        Assert.AreSequenceEqual(EntryFormat.Write(entry), target.Files[CacheInMemory.PathOf(entry)]);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("\"formatVersion\": 9")]
    public void Import_UnusableFile_IsQuarantinedAndReplaced(string? version)
    {
        var entry = Results.Of("a");
        var path = CacheInMemory.PathOf(entry);
        var text = Encoding.UTF8.GetString(EntryFormat.Write(entry));
        var unusable = Encoding.UTF8.GetBytes(version is null ? text[..500] : text.Replace("\"formatVersion\": 1", version, StringComparison.Ordinal));
        target.Files[path] = unusable;
        target.Files[Results.File] = ExportFormat.Write([entry]);

        Assert.AreEqual("Added 1", target.Import().Counts());

        Assert.AreSequenceEqual(EntryFormat.Write(entry), target.Files[path]);
        Assert.AreSequenceEqual(unusable, target.Files[CacheLayout.QuarantinePathOf(path)]);
    }

    [TestMethod]
    public void Import_SeveralResults_CountsEachOutcome()
    {
        target.Cache.Store(Results.Of("older here", 0));
        target.Cache.Store(Results.Of("newer here", 2));
        target.Cache.Store(Results.Of("same", 1));
        target.Files[Results.File] = ExportFormat.Write([Results.Of("older here", 1), Results.Of("newer here", 1), Results.Of("same", 1), Results.Of("new", 1)]);

        Assert.AreEqual("Added 1, Replaced 1, SkippedOlder 1, Unchanged 1", target.Import().Counts());
    }

    [TestMethod]
    public void Import_MissingFile_IsNotFoundWithoutLock()
    {
        var (merge, defect) = target.Import();

        Assert.IsNull(merge);
        Assert.AreEqual(Verdict.NotFound, defect!.Verdict);
        Assert.AreEqual($"Read {Results.File}", target.Files.Steps.Single());
    }

    [TestMethod]
    public void Exchange_UnreadableFile_IsUnreadable()
    {
        source.Cache.Store(Results.Of("a"));
        source.Files[Results.File] = [1];
        source.Files.Before = (step, path) =>
        {
            if (step == "Read" && path == Results.File)
                throw new UnauthorizedAccessException("Permission denied");
        };

        Assert.AreEqual(new Finding(Verdict.Unreadable, "the file cannot be read: Permission denied"), source.Export().Defect);
        Assert.AreEqual(Verdict.Unreadable, source.Import().Defect!.Verdict);
        Assert.AreSequenceEqual([(byte)1], source.Files[Results.File]);
    }

    [TestMethod]
    public void Import_LockedCache_Throws()
    {
        target.Files[Results.File] = ExportFormat.Write([Results.Of("a")]);
        target.Files.Locked.Add(CacheLayout.LockOf(CacheInMemory.Root));

        Assert.Contains("Another build has held", Assert.ThrowsExactly<LockHeldException>(() => target.Import()).Message);
        Assert.AreEqual(Results.File, target.Files.Paths.Single());
    }

    [TestMethod]
    [DataRow("../../x")]
    [DataRow("..")]
    [DataRow("/etc/x")]
    [DataRow("C:\\x")]
    [DataRow("a/b")]
    [DataRow("a\0b")]
    [DataRow("")]
    [DataRow("10,000 characters")]
    public void Import_HostileNames_StayInsideTheCache(string name)
    {
        using var directory = new TemporaryDirectory();
        var text = name.StartsWith("10", StringComparison.Ordinal) ? new string('x', 10_000) : name;
        var entry = Sample.Entry().Of(text) with { Key = new(text, new Subject.Workload(text), text, text), Machine = Sample.Here with { OperatingSystem = text, Architecture = text } };
        directory.Write("in.json", ExportFormat.Write([entry]));

        var result = new CacheImport(directory.At("the/cache"), new LocalFileSystem()).Import(directory.At("in.json"), MergePolicy.Newer);

        Assert.AreEqual(1, result.Merge!.Count(MergeOutcome.Added));
        var stored = Path.Combine("the", "cache", Sample.PathOf(entry));
        Assert.AreSequenceEqual(new[] { "in.json", stored, Path.Combine("the", "cache", CacheLayout.Lock) }.Order(StringComparer.Ordinal), directory.Files);
        Assert.AreEqual(text, EntryFormat.Read(File.ReadAllBytes(directory.At(stored))).Entry!.Key.Subject.Name);
    }

    [TestMethod]
    public void Import_EntryTooLargeForItsOwnFile_IsRefused()
    {
        var large = Results.Of("large");
        large = large.With(large.Profile with { Reason = new string('x', EntryFormat.MaxBytes) });
        target.Files[Results.File] = ExportFormat.Write([Results.Of("a"), large]);

        Assert.Contains("too large: more than 1024 KiB", target.Import().Defect!.Detail);
        Assert.AreEqual(Results.File, target.Files.Paths.Single());
    }

    [TestMethod]
    public void Export_FileThatWouldGrowTooLarge_IsNotWritten()
    {
        var (a, b) = (Results.Of("a"), Results.Of("b"));
        source.Files[Results.File] = ExportFormat.Write([a.With(a.Profile with { Reason = new string('x', ExportFormat.MaxBytes - 4000) })]);
        source.Cache.Store(b.With(b.Profile with { Reason = new string('x', 8000) }));
        var before = source.Files.State();

        Assert.AreEqual(new Finding(Verdict.Corrupt, "too large: more than 16 MiB"), source.Export().Defect);
        Assert.AreSequenceEqual(before, source.Files.State());
    }

    [TestMethod]
    public void Import_OtherLineBreaksAndByteOrderMark_AreAccepted()
    {
        var text = Encoding.UTF8.GetString(ExportFormat.Write([Results.Of("a"), Results.Of("b")])).Replace("\n", "\r\n", StringComparison.Ordinal);
        target.Files[Results.File] = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];

        Assert.AreEqual("Added 2", target.Import().Counts());
        Assert.AreSequenceEqual(EntryFormat.Write(Results.Of("a")), target.Files[CacheInMemory.PathOf(Results.Of("a"))]);
    }

    [TestMethod]
    public void ExportFormat_EntriesInAnyOrder_GiveTheSameFile()
    {
        Entry[] entries = [Results.Of("b"), Results.Of("a"), Results.Of("a") with { Machine = Sample.Elsewhere }];

        Assert.AreSequenceEqual(ExportFormat.Write(entries), ExportFormat.Write(entries.Reverse()));
        Assert.HasCount(entries.Length + 3, Encoding.UTF8.GetString(ExportFormat.Write(entries)).Split('\n'));
    }
}
