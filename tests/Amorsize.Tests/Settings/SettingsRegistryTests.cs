using Amorsize.Settings;

namespace Amorsize.Tests.Settings;

[TestClass]
public sealed class SettingsRegistryTests
{
    private const string Complete = """
        {
          "formatVersion": 1,
          "toolVersion": "0.1.0",
          "machine": { "processors": 8 },
          "workloads": {
            "hash": {
              "maxDegreeOfParallelism": 8, "chunkSize": 16, "execution": "Threads", "speedup": 6.4, "reason": "because", "source": "Profiled",
              "profiledAt": "2026-11-01T10:00:00Z",
              "model": { "processors": 8, "items": 1000, "itemMicroseconds": 100, "tunedItemMicroseconds": 16, "defaultItemMicroseconds": 17, "cpuShare": 1, "sigma": 0.035, "kappa": 0, "ceiling": 0 },
              "warnings": []
            },
            "fetch": {
              "maxDegreeOfParallelism": 64, "chunkSize": 1, "execution": "Async", "speedup": 50, "reason": "waits", "source": "Cached",
              "profiledAt": "2026-11-01T10:00:00Z",
              "model": { "processors": 8, "items": 1000, "itemMicroseconds": 20000, "tunedItemMicroseconds": 400, "defaultItemMicroseconds": 2500, "cpuShare": 0.02, "sigma": 0.004, "kappa": 0, "ceiling": 0 },
              "warnings": ["measured under load"]
            },
            "none": { "maxDegreeOfParallelism": 8, "chunkSize": 0, "execution": "Threads", "speedup": 1, "reason": "not tuned: no entry for this workload", "source": "Default", "warnings": [] }
          }
        }
        """;

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");

    [TestCleanup]
    public void DeleteDirectory() => directory.Delete(recursive: true);

    [TestMethod]
    public void For_WrittenWorkload_ReturnsItsValues()
    {
        Write("App", Complete);

        var hash = Registry(processors: 8).For("hash");

        Assert.AreEqual("hash", hash.Name);
        Assert.AreEqual(8, hash.MaxDegreeOfParallelism);
        Assert.AreEqual(16, hash.ChunkSize);
        Assert.AreEqual(Execution.Threads, hash.Execution);
        Assert.AreEqual(6.4, hash.Speedup);
        Assert.AreEqual(SettingsSource.Profiled, hash.Source);
        Assert.AreEqual("because", hash.Reason);
        Assert.AreEqual(new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero), hash.ProfiledAt);
    }

    [TestMethod]
    [DataRow("Default")]
    [DataRow("Failed")]
    public void For_WorkloadWithoutResult_RunsAsTheFrameworkDoesOnThisMachine(string source)
    {
        Write("App", Complete.Replace("\"Default\"", $"\"{source}\"", StringComparison.Ordinal));

        var none = Registry(processors: 4).For("none");

        Assert.AreEqual((Enum.Parse<SettingsSource>(source), 4, 0), (none.Source, none.MaxDegreeOfParallelism, none.ChunkSize));
        Assert.AreEqual("not tuned: no entry for this workload", none.Reason);
    }

    [TestMethod]
    public void For_NameInTwoFiles_FirstFileWins()
    {
        Write("B", Complete.Replace("because", "from B", StringComparison.Ordinal));
        Write("A", Complete.Replace("because", "from A", StringComparison.Ordinal).Replace("\"fetch\"", "\"other\"", StringComparison.Ordinal));

        var registry = Registry(processors: 8);

        Assert.AreEqual("from A", registry.For("hash").Reason);
        Assert.AreEqual(SettingsSource.Profiled, registry.For("hash").Source);
        Assert.AreEqual(64, registry.For("fetch").MaxDegreeOfParallelism);
        Assert.AreEqual(64, registry.For("other").MaxDegreeOfParallelism);
    }

    [TestMethod]
    [DataRow(16)]
    [DataRow(4)]
    [DataRow(1)]
    public void For_OtherProcessorCount_EvaluatesCostModel(int processors)
    {
        Write("App", Complete);

        var hash = Registry(processors).For("hash");

        Assert.AreEqual(SettingsSource.Rescaled, hash.Source);
        Assert.IsLessThanOrEqualTo(processors, hash.MaxDegreeOfParallelism);
        Assert.AreEqual(processors == 1 ? Execution.Sequential : Execution.Threads, hash.Execution);
        Assert.IsGreaterThan(processors * 0.5, hash.Speedup);
        Assert.Contains("measured with 8 processors", hash.Reason);
    }

    [TestMethod]
    public void For_MeasuredOnTwoProcessors_HasTheWorkersOfTheDefaultOnMore()
    {
        Write("App", Complete.Replace("\"model\": { \"processors\": 8, \"items\": 1000, \"itemMicroseconds\": 100,", "\"model\": { \"processors\": 2, \"items\": 1000, \"itemMicroseconds\": 100,", StringComparison.Ordinal));

        var hash = Registry(processors: 64).For("hash");

        Assert.AreEqual(64, hash.MaxDegreeOfParallelism);
        Assert.Contains("nothing was measured with more", hash.Reason);
    }

    [TestMethod]
    [DataRow(8, 64, 64, DisplayName = "all processors were of use")]
    [DataRow(5, 64, 64, DisplayName = "most processors were of use")]
    [DataRow(4, 64, 4, DisplayName = "the second half was of no use")]
    public void For_MoreProcessorsThanMeasured_HasTheWorkersOfTheDefaultUnlessMoreWereOfNoUse(int chosen, int processors, int workers)
    {
        Write("App", Complete.Replace("\"maxDegreeOfParallelism\": 8, \"chunkSize\": 16, \"execution\": \"Threads\"", $"\"maxDegreeOfParallelism\": {chosen}, \"chunkSize\": 16, \"execution\": \"Threads\"", StringComparison.Ordinal));

        var hash = Registry(processors).For("hash");

        Assert.AreEqual((workers, Execution.Threads), (hash.MaxDegreeOfParallelism, hash.Execution));
        Assert.AreEqual(Math.Clamp(1000 / (16 * workers), 1, 16), hash.ChunkSize);
    }

    [TestMethod]
    public void For_MeasuredOnOneProcessor_ReturnsDefaultOnMore()
    {
        Write("App", Complete.Replace("\"model\": { \"processors\": 8, \"items\": 1000, \"itemMicroseconds\": 100,", "\"model\": { \"processors\": 1, \"items\": 1000, \"itemMicroseconds\": 100,", StringComparison.Ordinal));

        Assert.AreEqual(SettingsSource.Default, Registry(processors: 8).For("hash").Source);
    }

    [TestMethod]
    public void For_PlanLeftToFrameworkAndOtherProcessors_StaysLeftToFramework()
    {
        Write("App", Complete.Replace("\"chunkSize\": 16", "\"chunkSize\": 0", StringComparison.Ordinal));

        var hash = Registry(processors: 4).For("hash");

        Assert.AreEqual((SettingsSource.Rescaled, 0), (hash.Source, hash.ChunkSize));
    }

    [TestMethod]
    public void For_IoBoundWorkloadAndOtherProcessors_KeepsDegree()
    {
        Write("App", Complete);

        var fetch = Registry(processors: 2).For("fetch");

        Assert.AreEqual(SettingsSource.Rescaled, fetch.Source);
        Assert.AreEqual(64, fetch.MaxDegreeOfParallelism);
    }

    [TestMethod]
    public void For_WorkloadThatWasNotTuned_ReturnsReason()
    {
        Write("App", Complete);

        var none = Registry(processors: 2).For("none");

        Assert.AreEqual(SettingsSource.Default, none.Source);
        Assert.AreEqual("not tuned: no entry for this workload", none.Reason);
    }

    [TestMethod]
    [DataRow("", "json")]
    [DataRow("[]", "object")]
    [DataRow("null", "object")]
    [DataRow("{}", "formatVersion")]
    [DataRow("""{"formatVersion":2}""", "version 2")]
    [DataRow("""{"formatVersion":1,"machine":{"processors":0},"workloads":{}}""", "processors")]
    [DataRow("""{"formatVersion":1,"machine":{"processors":2},"workloads":[]}""", "workloads")]
    [DataRow("""{"formatVersion":1,"machine":{"processors":2},"workloads":{"hash":{"maxDegreeOfParallelism":2,"chunkSize":1,"execution":"\ud800"}}}""", "execution")]
    [DataRow("""{"formatVersion":1,"machine":{"processors":2},"workloads":{"hash":{"execution":"Async","maxDegreeOfParallelism":4,"chunkSize":0}}}""", "chunkSize")]
    [DataRow("""{"formatVersion":1,"machine":{"processors":2},"workloads":{"hash":{"maxDegreeOfParallelism":-5}}}""", "maxDegreeOfParallelism")]
    [DataRow("""{"formatVersion":1,"machine":{"processors":2},"workloads":{"hash":{"execution":"Threads","maxDegreeOfParallelism":-5,"chunkSize":1}}}""", "maxDegreeOfParallelism")]
    [DataRow("""{"formatVersion":1,"machine":{"processors":2},"workloads":{"hash":{"execution":"7","maxDegreeOfParallelism":5,"chunkSize":1}}}""", "execution")]
    public void For_UnusableFile_ReturnsDefaultNamingFileAndCause(string content, string cause)
    {
        Write("App", content);

        var settings = Registry(processors: 2).For("hash");

        Assert.AreEqual(SettingsSource.Default, settings.Source);
        Assert.Contains("App.amorsize.json", settings.Reason);
        Assert.Contains(cause, settings.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [TestMethod]
    public void For_UnusableFileBesideGoodOne_ReadsTheGoodOne()
    {
        Write("A", "{");
        Write("B", Complete);

        Assert.AreEqual(SettingsSource.Profiled, Registry(processors: 8).For("hash").Source);
    }

    [TestMethod]
    public void For_MissingDirectory_ReturnsDefault() =>
        Assert.AreEqual(SettingsSource.Default, new SettingsRegistry("", new(Path.Combine(directory.FullName, "gone"), null), processors: 2).For("hash").Source);

    private void Write(string assembly, string content) => File.WriteAllText(Path.Combine(directory.FullName, assembly + ".amorsize.json"), content);

    private SettingsRegistry Registry(int processors) => new("", new(directory.FullName, null), processors);
}
