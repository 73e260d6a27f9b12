using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Keys;

namespace Amorsize.Cache.Tests.Exchange;

[TestClass]
public sealed class ExportSelectionTests
{
    private static readonly Entry[] results =
    [
        Of("kept", "Debug"), Of("kept", "Release"), Of("gone", "Release"), Of("debugged", "Debug"), Of("gone", "Release", framework: "net8.0"),
        Sample.Entry() with { Key = new("App", Subject.Tests, "net10.0", "Release") },
    ];

    [TestMethod]
    public void Of_Flagged_LeavesOutThoseThatAreGone() => Assert.AreSequenceEqual(
        ["kept Release", "debugged Debug", "gone Release", "(test suite) Release"], Names(new("net10.0", new HashSet<string> { "kept", "debugged" }, IsDebugAskedFor: false)));

    [TestMethod]
    public void Of_DebugAskedFor_TakesBothConfigurations() => Assert.AreSequenceEqual(
        ["kept Debug", "kept Release", "debugged Debug", "gone Release", "(test suite) Release"], Names(new("net10.0", new HashSet<string> { "kept", "debugged" }, IsDebugAskedFor: true)));

    [TestMethod]
    public void Of_AssemblyThatIsNotBuilt_TakesAllWorkloads() => Assert.HasCount(5, Names(new("net10.0", Flagged: null, IsDebugAskedFor: false)));

    private static List<string> Names(ExportSelection selection) => [.. selection.Of(results).Select(entry => $"{entry.Key.Subject.Name} {entry.Key.Configuration}")];

    private static Entry Of(string name, string configuration, string framework = "net10.0") =>
        Sample.Entry() with { Key = new("App", new Subject.Workload(name), framework, configuration) };
}
