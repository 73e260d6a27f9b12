using Amorsize.Cache.Entries;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Tests.Exchange;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Shared;

namespace Amorsize.Cache.Tests.Maintenance;

/// <summary>A real cache directory with files of each kind, and with files of other programs.</summary>
internal sealed class CacheWithEverything : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public CacheWithEverything()
    {
        var pruned = Results.Of("pruned");
        var leftover = AtomicFile.TemporaryOf(Stored("valid"));
        Write(Stored("valid"), EntryFormat.Write(Results.Of("valid")));
        Write(Stored("pruned"), EntryFormat.Write(new Tombstone(pruned.Key, Verdict.Pruned, "it was old", Sample.Noon)));
        Write(Stored("torn"), EntryFormat.Write(Results.Of("torn"))[..300]);
        Write(Stored("moved"), EntryFormat.Write(Results.Of("valid")));
        Write(Path.Combine(CacheLayout.DirectoryOf(Results.Of("valid").Key), "0123456789ab.json"), EntryFormat.Write(Results.Of("valid")));
        Write(Stored("newer"), ReplaceVersion(EntryFormat.Write(Results.Of("newer"))));
        Write(CacheLayout.QuarantinePathOf(Stored("old")), [1, 2]);
        Write(leftover, [1]);
        Write(AtomicFile.TemporaryOf(CacheLayout.PruneStamp), [1]);
        Write(CacheLayout.PruneStamp, [1]);
        Write(CacheLayout.Lock, []);
        foreach (var file in Foreign)
            Write(file, EntryFormat.Write(Results.Of("foreign")));
    }

    public static IReadOnlyList<string> Foreign { get; } =
    [
        CacheLayout.FileOf(Sample.Here),
        $"{CacheLayout.FileOf(Sample.Here)}.bad",
        "report.html",
        "prune.stamp.tmp",
        Path.Combine("thumbnails", CacheLayout.FileOf(Sample.Here)),
        Path.Combine("thumbnails-0123456789ABCDEF", CacheLayout.FileOf(Sample.Here)),
        Path.Combine(CacheLayout.DirectoryOf(Sample.Key), "readme.md"),
        Path.Combine(CacheLayout.DirectoryOf(Sample.Key), "x", CacheLayout.FileOf(Sample.Here)),
        Path.Combine(CacheLayout.DirectoryOf(Sample.Key), $"{CacheLayout.FileOf(Sample.Here)}.old"),
        Path.Combine(CacheLayout.DirectoryOf(Sample.Key), $"{CacheLayout.FileOf(Sample.Here)}.1-2.tmp"),
    ];

    public string Root => directory.Root;

    public IEnumerable<string> Files => directory.Files;

    /// <summary>Relative path of the entry of a workload.</summary>
    public static string Stored(string workload) => Sample.PathOf(Results.Of(workload));

    public string At(string relative) => directory.At(relative);

    public void Dispose() => directory.Dispose();

    private static byte[] ReplaceVersion(byte[] file)
    {
        file[file.AsSpan().IndexOf("1,\n"u8)] = (byte)'9';
        return file;
    }

    private void Write(string relative, byte[] content) => directory.Write(relative, content);
}
