using System.Globalization;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.TestFrameworks;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.Diagnostics;

[TestClass]
public sealed class SuiteMessagesTests
{
    private static readonly SuiteProfile profile = Sample.SuiteProfile;
    private static readonly ITestFramework framework = SupportedFrameworks.All.OfType<MSTest>().Single();

    [TestMethod]
    public void WhileUsed_TunedSuite_SaysNothing() => Assert.IsEmpty(SuiteMessages.WhileUsed("App.Tests", framework, profile));

    [TestMethod]
    public void WhileUsed_UnchangedSuite_SaysWhy() => Assert.AreEqual(
        new(Severity.Message, "AMZ5002", "The tests of App.Tests are left unchanged: it takes 1.2 s."),
        SuiteMessages.WhileUsed("App.Tests", framework, profile with { IsUnchanged = true, Reason = "it takes 1.2 s" }).Single());

    [TestMethod]
    public void WhileUsed_TestFailsInParallel_IsNamedWithTheRemedyOfItsFramework() => Assert.AreEqual(
        Diagnostic.Warning("AMZ5001", "1 test of App.Tests fails only when it runs in parallel: N.C.M. Plans that make it fail are not used. Find the state that it shares with other tests, or mark it with [DoNotParallelize]. Then measure again with -t:AmorsizeRefresh."),
        SuiteMessages.WhileUsed("App.Tests", framework, profile with { FailInParallel = ["N.C.M"] }).Single());

    [TestMethod]
    public void WhileUsed_IsolationGains_HasTheLinesToPasteAndTheGain() => Assert.AreEqual(
        "2 tests of App.Tests fail only when they run in parallel: N.C.A, N.C.B. Plans that make them fail are not used. With these 2 isolated: 3.1 s in place of 8.7 s (8 workers by method), verified in 3 runs by leaving them out. Paste [DoNotParallelize] above N.C.A, [DoNotParallelize] above N.C.B, or find the state that they share with other tests. The next build measures again.",
        SuiteMessages.WhileUsed("App.Tests", framework, profile with { FailInParallel = ["N.C.A", "N.C.B"], Isolation = IsolationOf("N.C.A", "N.C.B") }).Single().Text);

    [TestMethod]
    public void WhileUsed_IsolationOfAClass_HasTheDeclarationToo() => Assert.EndsWith(
        "With this one isolated: 3.1 s in place of 8.7 s (8 workers by method), verified in 3 runs by leaving it out. Paste [Collection(\"Alone\")] above N.C (and once [CollectionDefinition(\"Alone\", DisableParallelization = true)] public class Alone { }), or find the state that it shares with other tests. The next build measures again.",
        SuiteMessages.WhileUsed("App.Tests", SupportedFrameworks.All.OfType<XunitV3>().Single(), profile with { FailInParallel = ["N.C.A"], Isolation = IsolationOf("N.C") }).Single().Text);

    [TestMethod]
    public void WhileUsed_SettingsKeepTestsApart_SaysSo() => Assert.EndsWith(
        "Plans that make it fail are not used. With this one kept apart by the generated settings: 3.1 s in place of 8.7 s (8 workers by method, clashing tests apart), verified in 3 runs. Mark N.C.A with [DoNotParallelize], or find the state that it shares with other tests.",
        SuiteMessages.WhileUsed("App.Tests", framework, profile with { FailInParallel = ["N.C.A"], Isolation = IsolationOf("N.C.A") is var isolation ? isolation with { Plan = isolation.Plan with { Waiting = "N.C.A\tN.C.B" } } : null }).Single().Text);

    [TestMethod]
    public void WhileUsed_ParallelRunsCrash_SaysSo() => Assert.StartsWith(
        "The tests of App.Tests do not end when they run in parallel. Plans that make them fail are not used. With this one isolated: ",
        SuiteMessages.WhileUsed("App.Tests", framework, profile with { Isolation = IsolationOf("N.C.A") }).Single().Text);

    [TestMethod]
    public void WhileUsed_ManyTestsFailInParallel_NamesTheFirstTen() => Assert.AreEqual(
        "12 tests of App.Tests fail only when they run in parallel: T1, T2, T3, T4, T5, T6, T7, T8, T9, T10 and 2 more. Plans that make them fail are not used. Find the state that they share with other tests, or mark them with [DoNotParallelize]. Then measure again with -t:AmorsizeRefresh.",
        OfFailing(12));

    [TestMethod]
    public void WhileUsed_AsManyTestsAsAreKept_SaysThatThereMayBeMore() =>
        Assert.StartsWith("100 or more tests of App.Tests fail only when they run in parallel", OfFailing(SuiteProfile.MaxNamedTests));

    [TestMethod]
    public void WhileUsed_TenTestsFailInParallel_NamesAll() => Assert.DoesNotContain("more", OfFailing(10));

    [TestMethod]
    public void Measured_WithWarnings_SaysChoiceAndWarnings() => Assert.AreEqual(
        "tests of App.Tests: 8 workers by method: 3.10x (16 workers: it crashed)",
        SuiteMessages.Measured("App.Tests", profile with { Warnings = ["16 workers: it crashed"] }).Text);

    [TestMethod]
    [DataRow(ProfileOutcome.TimedOut, "AMZ2002")]
    [DataRow(ProfileOutcome.OutOfMemory, "AMZ2005")]
    [DataRow(ProfileOutcome.Crashed, "AMZ2003")]
    public void Failed_EachOutcome_HasItsCode(object outcome, string code) => Assert.AreEqual(
        Diagnostic.Warning(code, "The tests of App.Tests could not be run sequentially: it ended. They run unchanged. A build tries again after 1 h, or with -t:AmorsizeRefresh."),
        SuiteMessages.Failed("App.Tests", new((ProfileOutcome)outcome, "it ended")));

    private static Isolation IsolationOf(params string[] units) => new(new(8, TestScope.Methods), units, TimeSpan.FromSeconds(3.1), TimeSpan.FromSeconds(8.7), Runs: 3);

    private static string OfFailing(int tests)
    {
        string[] names = [.. Enumerable.Range(1, tests).Select(i => string.Create(CultureInfo.InvariantCulture, $"T{i}"))];
        return SuiteMessages.WhileUsed("App.Tests", framework, profile with { FailInParallel = names }).Single().Text;
    }
}
