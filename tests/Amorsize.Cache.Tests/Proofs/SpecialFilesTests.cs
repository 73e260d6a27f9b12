using Amorsize.Cache.Exchange;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>A FIFO, a device or a link in place of a file of the cache: nothing waits, nothing throws, and a store repairs the place of an entry.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class SpecialFilesTests : IDisposable
{
    private const int TimeoutMilliseconds = 60_000;

    private readonly TemporaryDirectory directory = new();
    private readonly LocalFileSystem files = new();
    private readonly FakeTimeProvider time = new(Sample.Noon);

    public static IEnumerable<object[]> Kinds => SpecialFile.Kinds.Select(kind => new object[] { kind });

    private string Entry => directory.At(Sample.PathOf(Sample.Entry()));

    private ResultCache Cache => new(directory.Root, time, files);

    public void Dispose() => directory.Dispose();

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    [Timeout(TimeoutMilliseconds)]
    public void LookUp_SpecialFileInPlaceOfTheEntry_IsAMiss(string kind)
    {
        SpecialFile.Create(kind, Entry);

        var found = Cache.LookUp(Sample.Request);

        Assert.Contains(found.Verdict, new[] { Verdict.NotFound, Verdict.Unreadable, Verdict.Corrupt });
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    [Timeout(TimeoutMilliseconds)]
    public void Store_SpecialFileInPlaceOfTheEntry_ReplacesItOrFails(string kind)
    {
        SpecialFile.Create(kind, Entry);

        if (AtomicFile.Attempt(() => Cache.Store(Sample.Entry())))
            Assert.AreEqual(Verdict.Hit, Cache.LookUp(Sample.Request).Verdict);
        else
            Assert.AreEqual("directory", kind);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    [Timeout(TimeoutMilliseconds)]
    public void Maintenance_SpecialFileInPlaceOfTheEntry_Ends(string kind)
    {
        SpecialFile.Create(kind, Entry);

        Assert.IsNotNull(new CacheVerification(directory.Root, files).Verify(repair: true));
        Assert.IsNotNull(new Pruner(directory.Root, time, files).Prune(Sample.PruneRequest));
        Assert.IsNotNull(new CacheClearing(directory.Root, files).Clear().Deleted);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    [Timeout(TimeoutMilliseconds)]
    public void Baseline_SpecialFile_IsAMiss(string kind)
    {
        SpecialFile.Create(kind, directory.At("amorsize.baseline.json"));

        var found = new BaselineFile(directory.At("amorsize.baseline.json"), time, files).LookUp([Sample.Request]).Single();

        Assert.IsNull(found.Entry);
        Assert.IsNotNull(ExportFile.Read(files, directory.At("amorsize.baseline.json")).Defect);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    [Timeout(TimeoutMilliseconds)]
    public void Circuit_SpecialFileInPlaceOfItsLock_StaysOnAndTurnsOff(string kind)
    {
        SpecialFile.Create(kind, directory.At("off"));
        using var circuit = new RemoteCircuit(directory.At("off"));

        circuit.Listen();
        Assert.IsNull(circuit.Reason);
        circuit.TurnOff("refused");

        Assert.AreEqual("refused", circuit.TakeOutage());
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    [Timeout(TimeoutMilliseconds)]
    public void Store_SpecialFileInPlaceOfTheCachesLock_EndsAtOnce(string kind)
    {
        SpecialFile.Create(kind, directory.At("cache.lock"));

        if (AtomicFile.Attempt(() => Cache.Store(Sample.Entry())))
            Assert.AreEqual(Verdict.Hit, Cache.LookUp(Sample.Request).Verdict);
    }
}

