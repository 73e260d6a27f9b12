using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Faults;

/// <summary>
/// One build in which each file operation in turn fails, in each way, or is the last one. The build goes on, nothing that was known is lost, and the next build
/// is right.
/// </summary>
[TestClass]
public sealed class FaultInjectionTests : FaultyBuildTest
{
    // The build has at least so many file operations; fewer would mean that a step was not run.
    private const int LeastOperations = 20;

    private static readonly LocalFileSystem files = new();

    public static IEnumerable<object[]> Faults => Fault.All.SelectMany(fault => new[] { false, true }, (fault, isAfter) => new object[] { fault.Name, isAfter });

    [TestMethod]
    [DynamicData(nameof(Faults))]
    public void Build_FaultAtEachOperation_LosesNothingAndTheNextBuildIsRight(string name, bool isAfter)
    {
        var fault = Fault.All.Single(fault => fault.Name == name);
        Prepare();
        var counted = new FaultyFiles(null, 0, isAfter);
        Build(counted);
        Assert.IsGreaterThanOrEqualTo(LeastOperations, counted.Operations);

        for (var at = 1; at <= counted.Operations; at++)
        {
            Prepare();
            var what = $"{name} {(isAfter ? "after" : "at")} operation {at} of {counted.Operations}";

            var ended = BuildUnder(new FaultyFiles(fault, at, isAfter));

            Assert.AreEqual(!fault.IsKill, ended, what);
            AssertNothingIsLost(what);
            AssertTheNextBuildIsRight(files, what);
        }
    }

    private void Prepare()
    {
        if (Directory.Exists(CacheDirectory))
            Directory.Delete(CacheDirectory, recursive: true);
        foreach (var file in Directory.GetFiles(At("")))
            File.Delete(file);
        Prepare(files);
    }

    private bool BuildUnder(FaultyFiles faulty)
    {
        try
        {
            Build(faulty);
            return true;
        }
        catch (KilledException)
        {
            return false;
        }
    }

    private void AssertNothingIsLost(string what)
    {
        Assert.DoesNotContain("AMZ9999", Diagnostics.Select(diagnostic => diagnostic.Code), what);
        var written = ReadSettings(files)!;
        Assert.AreSequenceEqual(["expired", "valid"], written.Select(workload => workload.Name), what);
        Assert.IsTrue(written.All(workload => workload is { Source: not SettingsSource.Default, Plan.Workers: 4 }), what);
        Assert.IsTrue(LookUp(files, "valid").IsUsable, what);
        Assert.IsTrue(LookUp(files, "expired").IsUsable, what);
    }
}
