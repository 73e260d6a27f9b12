using System.Diagnostics;
using System.Globalization;
using Amorsize.Settings;

namespace Amorsize.Tests.Settings;

/// <summary>Where an assembly finds its settings, and files that are no settings files.</summary>
[TestClass]
public sealed class SettingsPlacesTests
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("amorsize-tests-");

    [TestCleanup]
    public void DeleteDirectory() => root.Delete(recursive: true);

    [TestMethod]
    public void For_TwoAssembliesWithOneName_GivesEachItsOwn()
    {
        Write("app", "App", "work", "of App");
        Write("app", "Library", "work", "of Library");

        Assert.AreEqual("of App", Registry("app/App.dll").For("work").Reason);
        Assert.AreEqual("of Library", Registry("app/Library.dll").For("work").Reason);
        Assert.AreEqual("of App", Registry("").For("work").Reason);
    }

    [TestMethod]
    public void For_WorkloadOfAnotherAssembly_IsFound()
    {
        Write("app", "App", "work", "of App");
        Write("app", "Library", "roots", "of Library");

        Assert.AreEqual("of Library", Registry("app/App.dll").For("roots").Reason);
    }

    [TestMethod]
    public void For_PlugIn_LooksBesideItFirst()
    {
        Write("app", "App", "work", "of App");
        Write("plug-ins", "PlugIn", "work", "of PlugIn");
        Write("plug-ins", "Helper", "help", "of Helper");

        Assert.AreEqual("of PlugIn", Registry("plug-ins/PlugIn.dll").For("work").Reason);
        Assert.AreEqual("of Helper", Registry("plug-ins/PlugIn.dll").For("help").Reason);
    }

    [TestMethod]
    [DataRow("/root/.net/App/QWErPAeqEtro/", null, true)]
    [DataRow(@"C:\Users\me\AppData\Local\Temp\.net\App\QWErPAeqEtro\", "", true)]
    [DataRow("/var/cache/App/QWErPAeqEtro/", "/var/cache", true)]
    [DataRow("/opt/app/", null, false)]
    [DataRow("/root/.net8/app/", "", false)]
    public void IsExtracted_BaseDirectory_TellsWhereSingleFilesExtractThemselves(string baseDirectory, string? extractionFolder, bool expected) =>
        Assert.AreEqual(expected, SettingsFolders.IsExtracted(baseDirectory, extractionFolder));

    [TestMethod]
    public void For_SelfExtractingSingleFile_LooksBesideTheExecutable()
    {
        Write("deployed", "App", "work", "beside the executable");

        Assert.AreEqual("beside the executable", Registry("extracted/App.dll", "deployed/App").For("work").Reason);
        Assert.AreEqual(SettingsSource.Default, Registry("extracted/App.dll").For("work").Source);
    }

    [TestMethod]
    public void For_AssemblyWithoutPath_FindsItsOwnInTheBaseDirectory()
    {
        Write("app", "App", "work", "of App");
        Write("app", "Library", "work", "of Library");

        Assert.AreEqual("of Library", Registry("Library.dll", isRooted: false).For("work").Reason);
    }

    [TestMethod]
    public void For_MeasuredOnAnotherSystem_SaysRescaled()
    {
        Write("app", "App", "work", "of App", """ "operatingSystem": "Plan 9", "architecture": "X64", """);

        var settings = Registry("app/App.dll").For("work");

        Assert.AreEqual(SettingsSource.Rescaled, settings.Source);
        Assert.StartsWith("measured on Plan 9 X64, not on", settings.Reason);
        Assert.AreEqual(3, settings.MaxDegreeOfParallelism);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    [DataRow("mkfifo {0}")]
    [DataRow("mkfifo {0}.pipe && ln -s {0}.pipe {0}")]
    [DataRow("ln -s /dev/zero {0}")]
    [DataRow("ln -s {0} {0}")]
    [DataRow("ln -s nowhere {0}")]
    [DataRow("mkdir {0}")]
    [DataRow("truncate -s 5T {0} || truncate -s 5G {0}")]
    [DataRow("head -c 100000 /dev/zero > {0}")]
    public void For_SpecialFile_ReturnsDefaultWithoutWaiting(string create)
    {
        Directory.CreateDirectory(At("app"));
        using (var shell = Process.Start("sh", ["-c", string.Format(CultureInfo.InvariantCulture, create, At("app/App.amorsize.json"))]))
            shell.WaitForExit();

        Assert.AreEqual(SettingsSource.Default, Registry("app/App.dll").For("work").Source);
        Assert.AreEqual(SettingsSource.Default, Registry("").For("work").Source);
    }

    [TestMethod]
    public void For_BrokenWorkload_LeavesTheOthersUsable()
    {
        Write("app", "App", "work", "of App");
        File.WriteAllText(At("app/App.amorsize.json"), File.ReadAllText(At("app/App.amorsize.json")).Replace("\"work\"", "\"broken\": {}, \"work\"", StringComparison.Ordinal));

        Assert.AreEqual("of App", Registry("app/App.dll").For("work").Reason);
        Assert.Contains("is missing", Registry("app/App.dll").For("broken").Reason);
    }

    [TestMethod]
    public void For_PlugInBelowTheApplication_NamesBrokenFileOfTheApplication()
    {
        Directory.CreateDirectory(At("app/plugins"));
        File.WriteAllText(At("app/App.amorsize.json"), "{");

        Assert.Contains("App.amorsize.json: ", Registry("app/plugins/PlugIn.dll").For("work").Reason);
    }

    private string At(string path) => Path.Combine(root.FullName, path);

    private void Write(string folder, string assembly, string workload, string reason, string machine = "")
    {
        Directory.CreateDirectory(At(folder));
        File.WriteAllText(At($"{folder}/{assembly}.amorsize.json"), $$"""
            { "formatVersion": 1, "machine": { {{machine}} "processors": 4 }, "workloads": { "{{workload}}": {
                "maxDegreeOfParallelism": 3, "chunkSize": 1, "execution": "Threads", "speedup": 2.5, "reason": "{{reason}}", "source": "Profiled",
                "model": { "processors": 4, "items": 100, "itemMicroseconds": 100, "tunedItemMicroseconds": 16, "defaultItemMicroseconds": 17, "cpuShare": 1, "sigma": 0.035, "kappa": 0, "ceiling": 0 },
                "warnings": [] } } }
            """);
    }

    private SettingsRegistry Registry(string assembly, string? singleFile = null, bool isRooted = true) =>
        new(isRooted && assembly.Length > 0 ? At(assembly) : assembly, new(At("app"), singleFile is null ? null : At(singleFile)), processors: 4);
}
