using System.Globalization;
using System.Text.Json.Nodes;
using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

[TestClass]
public sealed class RunnerTests : AcceptanceTest
{
    [TestMethod]
    [DataRow(nameof(SuiteKind.MSTestOnVsTest))]
    [DataRow(nameof(SuiteKind.MSTestOnPlatform))]
    [DataRow(nameof(SuiteKind.XunitV3))]
    [DataRow(nameof(SuiteKind.XunitV2))]
    [DataRow(nameof(SuiteKind.NUnitOnVsTest))]
    [DataRow(nameof(SuiteKind.NUnitOnPlatform))]
    [DataRow(nameof(SuiteKind.TUnit))]
    public void DotnetTest_CleanProject_RunsTunedFromTheFirstRunWithItsFilter(string name)
    {
        var kind = SuiteKind.All[name];
        // With the workers of the runner's default the tests wait for two seconds, which is much of a run also on a busy machine.
        var consumer = Create(kind.Files(classes: 8, milliseconds: 125 * kind.DefaultWorkers, kind.FilterProperty, kind.SlowTest)).Isolated();

        consumer.Test();
        var first = Most(consumer);
        consumer.Test("--no-build");

        // The tests wait, so more workers than the runner's default make the suite faster.
        Assert.IsGreaterThan(kind.DefaultWorkers, first);
        Assert.IsGreaterThan(kind.DefaultWorkers, Most(consumer));
        Assert.IsGreaterThan(kind.DefaultWorkers, MostInTimeline(consumer));
        // A program that is started by itself knows no property of its project, so it comes last.
        Assert.IsFalse(File.Exists(consumer.At(SuiteKind.MustNotRun)));
        if (kind.IsOnPlatform)
        {
            consumer.Run("bin/Debug/net10.0/Tests.dll");
            Assert.IsGreaterThan(kind.DefaultWorkers, Most(consumer));
        }

        consumer.Command("clean");
        Assert.IsEmpty(Folder.Files(consumer.Root).Where(file => file.Contains("testconfig", StringComparison.Ordinal) || file.Contains("runner.json", StringComparison.Ordinal) || file.Contains("runsettings", StringComparison.Ordinal)));
    }

    /// <summary>The largest number of tests that ran at the same time when the plan was measured, from the times that the runner reported.</summary>
    private static int MostInTimeline(Consumer consumer)
    {
        var suite = JsonNode.Parse(File.ReadAllText(consumer.EntryFiles("_test_suite_").Single()))!["entry"]!["suite"]!;
        var spans = suite["timeline"]!["tests"]!.AsArray().Select(test => test!["after"]!).Select(span => (Start: (double)span["startMilliseconds"]!, Duration: (double)span["milliseconds"]!)).ToList();
        return spans.Max(one => spans.Count(other => other.Start <= one.Start && one.Start < other.Start + other.Duration));
    }

    private static int Most(Consumer consumer)
    {
        var most = int.Parse(File.ReadAllText(consumer.At("most.txt")), CultureInfo.InvariantCulture);
        File.Delete(consumer.At("most.txt"));
        return most;
    }
}
