using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Layers;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;
using Amorsize.Shared;

namespace Amorsize.Cache.Tests.Exchange;

/// <summary>Several projects of one solution add their results to one file at the same time.</summary>
[TestClass]
public sealed class ExportRaceTests
{
    private const string Left = "Left";
    private const string Right = "Right";

    private readonly CacheInMemory build = new();

    public ExportRaceTests()
    {
        build.Cache.Store(ResultOf(Left));
        build.Cache.Store(ResultOf(Right));
    }

    [TestMethod]
    public void Export_ResultAddedBeforeTheLock_IsKept()
    {
        build.Files.Once((step, path) => step == "Lock" && path == ExportLock.PathFor(Results.File), () => build.Export(assembly: Right));

        build.Export(assembly: Left);

        Assert.AreSequenceEqual([Left, Right], Exported(build.Files[Results.File]));
    }

    [TestMethod]
    [DataRow("Read")]
    [DataRow("Create")]
    [DataRow("Move")]
    public void Export_WhileAnotherExports_ThrowsAndSucceedsLater(string meanwhile)
    {
        LockHeldException? refusal = null;
        build.Files.Once(
            (step, path) => step == meanwhile && path.StartsWith(Results.File, StringComparison.Ordinal),
            () => refusal = Assert.ThrowsExactly<LockHeldException>(() => build.Export(assembly: Right)));

        build.Export(assembly: Left);

        Assert.AreEqual($"Another build has held {ExportLock.PathFor(Results.File)} for more than 10 s.", refusal!.Message);
        Assert.AreSequenceEqual([Left], Exported(build.Files[Results.File]));
        build.Export(assembly: Right);
        Assert.AreSequenceEqual([Left, Right], Exported(build.Files[Results.File]));
    }

    [TestMethod]
    public async Task Export_ManyAtOnce_LosesNoneAndLeavesOneFile()
    {
        using var directory = new TemporaryDirectory();
        var assemblies = Enumerable.Range(10, 20).Select(number => $"Assembly{number}").ToArray();
        var cache = new ResultCache(directory.At("cache"), build.Time, new LocalFileSystem());
        foreach (var assembly in assemblies)
            cache.Store(ResultOf(assembly));
        using var start = new Barrier(assemblies.Length);

        await Task.WhenAll(assemblies.Select(assembly => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                new CacheExport(directory.At("cache"), new LocalFileSystem()).Export(directory.At("project/exported.json"), assembly, MergePolicy.Newer);
            },
            TaskCreationOptions.LongRunning)));

        Assert.AreSequenceEqual(assemblies, Exported(File.ReadAllBytes(directory.At("project/exported.json"))));
        Assert.HasCount(1, Directory.GetFileSystemEntries(directory.At("project")));
    }

    [TestMethod]
    public void ExportLock_SpellingsOfOneFile_ShareALock()
    {
        var path = Path.GetFullPath(Results.File);

        Assert.AreEqual(ExportLock.PathFor(path), ExportLock.PathFor(Results.File));
        Assert.AreEqual(ExportLock.PathFor(path), ExportLock.PathFor(path.ToUpperInvariant()));
        Assert.AreNotEqual(ExportLock.PathFor(path), ExportLock.PathFor(path + "2"));
    }

    private static Entry ResultOf(string assembly) => Sample.Entry() with { Key = Sample.Key with { AssemblyName = assembly } };

    private static IEnumerable<string> Exported(byte[] file) => ExportFormat.Read(file).Entries.Select(entry => entry.Key.AssemblyName).Order(StringComparer.Ordinal);
}
