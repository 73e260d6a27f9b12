using Amorsize.Build.Launch;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Results;
using Amorsize.Discovery;
using Amorsize.Discovery.Outputs;
using Amorsize.Discovery.TestSuites;
using Amorsize.Platform.Files;
using Amorsize.Shared;
using Amorsize.UpToDate;

namespace Amorsize.Build.Tests.Pipeline.Faults;

/// <summary>
/// A FIFO, a device, a folder, a link or a file of 1 TiB in place of each file that a build reads: nothing waits for it, and only an exception that the caller
/// expects tells that it cannot be read.
/// </summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class SpecialFileTests : PipelineTest
{
    private const int TimeoutMilliseconds = 60_000;

    private static readonly LocalFileSystem files = new();

    public static IEnumerable<object[]> Kinds => SpecialFile.Kinds.Append(SpecialFile.Huge).Select(kind => new object[] { kind });

    // The assembly of the tests, in whose place nothing stands.
    private static string Assembly => typeof(SpecialFileTests).Assembly.Location;

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    [Timeout(TimeoutMilliseconds)]
    public void NoteOfABuild_SpecialFile_CountsAsMissing(string kind)
    {
        SpecialFile.Create(kind, At("file"));
        SpecialFile.Create(kind, At("App.amorsize.json"));

        Assert.IsNull(new UpToDateCheck(At("file"), Clock, files).Recall("question"));
        Assert.IsEmpty(new FlagHistory(At("file"), Clock, files).Gone);
        Assert.IsNull(new LookRecord(At("file"), files).Of(Workload("w").Request.Key));
        Assert.IsNull(SolutionPlan.Read(At("file"), "suite"));
        Assert.IsEmpty(CachedScan.Workloads(At("file"), new OutputLocation(Assembly, At(""), At("App.deps.json"), [])).Workloads);
        Assert.IsEmpty(SharedNames.In([At("App.amorsize.json"), At("bin/App.amorsize.json")], files));
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    [Timeout(TimeoutMilliseconds)]
    public void FileOfTheProgram_SpecialFile_CountsAsMissing(string kind)
    {
        foreach (var path in (string[])["App.runtimeconfig.json", "Properties/launchSettings.json"])
            SpecialFile.Create(kind, At(path));

        Assert.IsNull(RuntimeKnobs.Read(At("App.runtimeconfig.json"), "net10.0").RollForward);
        Assert.IsNull(PoolThreads.With(At("App.runtimeconfig.json"), 4));
        Assert.IsNull(LaunchSettings.ProfileOf(At("App.csproj"), _ => null));
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    [Timeout(TimeoutMilliseconds)]
    public void SettingsOfARunner_SpecialFile_IsRefusedOrCountsAsMissing(string kind)
    {
        SpecialFile.Create(kind, At("file"));

        AssertEnds<FormatException>(() => GeneratedJson.Of(At("file")));
        AssertEnds<FormatException>(() => RunSettings.Of(At("file")));
        Assert.IsFalse(GeneratedJson.IsOurs(At("file")));
    }

    // The user's code runs in the process that writes these files.
    [TestMethod]
    [DynamicData(nameof(Kinds))]
    [Timeout(TimeoutMilliseconds)]
    public void OutputOfAMeasurement_SpecialFile_IsRefused(string kind)
    {
        SpecialFile.Create(kind, At("file"));

        Assert.ThrowsExactly<FormatException>(() => TrxResults.Read(At("file")));
        Assert.Contains("cannot be used", ReportFile.Read(At("file"), "w").Message);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    [Timeout(TimeoutMilliseconds)]
    public void Assembly_SpecialFile_IsRefused(string kind)
    {
        SpecialFile.Create(kind, At("App.dll"));

        AssertEnds<IOException>(() => CachedScan.Workloads(At("scan"), new OutputLocation(At("App.dll"), At(""), At("App.deps.json"), [])));
        AssertEnds<IOException>(() => CachedScan.Suite(At("scan"), At("App.dll"), new TestSuiteScanner([])));
        AssertEnds<IOException>(() => EntryPoint.ExistsIn(At("App.dll")));
    }

    private static void AssertEnds<TException>(Action action)
        where TException : Exception
    {
        try
        {
            action();
        }
        // BadImageFormatException: a device has no bytes.
        catch (Exception e) when (e is TException or UnauthorizedAccessException or BadImageFormatException)
        {
            Assert.IsNotEmpty(e.Message);
        }
    }
}
