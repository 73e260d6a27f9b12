using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Build.TestFrameworks;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.Diagnostics;

[TestClass]
public sealed class SuiteMessagesTests
{
    private static readonly SuiteProfile profile = Sample.SuiteProfile;
    private static readonly ITestFramework framework = SupportedFrameworks.All.OfType<MSTest>().Single();

    [TestMethod]
    public void WhileTrue_TunedSuite_SaysNothing() => Assert.IsEmpty(SuiteMessages.WhileTrue("App.Tests", framework, profile));

    [TestMethod]
    public void WhileTrue_UnchangedSuite_SaysWhy() => Assert.AreEqual(
        new(Severity.Message, "AMZ5002", "The tests of App.Tests are left as they are: it takes 1.2 s."),
        SuiteMessages.WhileTrue("App.Tests", framework, profile with { IsUnchanged = true, Reason = "it takes 1.2 s" }).Single());

    [TestMethod]
    public void WhileTrue_TestThatFailsInParallel_IsNamedWithTheRemedy() => Assert.AreEqual(
        Diagnostic.Warning("AMZ5001", "1 test of App.Tests ends otherwise in parallel than one after the other: N.C.M. Settings that make it fail are not used; find what it shares with others, or mark it with [DoNotParallelize], and measure again with -t:AmorsizeRefresh."),
        SuiteMessages.WhileTrue("App.Tests", framework, profile with { FailInParallel = ["N.C.M"] }).Single());

    [TestMethod]
    public void WhileTrue_ManyFailingTests_NamesTen()
    {
        var text = SuiteMessages.WhileTrue("App.Tests", framework, profile with { FailInParallel = [.. Enumerable.Range(1, 12).Select(i => $"T{i}")] }).Single().Text;

        Assert.AreEqual(
            "12 tests of App.Tests end otherwise in parallel than one after the other: T1, T2, T3, T4, T5, T6, T7, T8, T9, T10 and 2 more. Settings that make them fail are not used; find what they share, or mark them with [DoNotParallelize], and measure again with -t:AmorsizeRefresh.",
            text);
    }

    [TestMethod]
    public void WhileTrue_VeryManyFailingTests_SaysOrMore() => Assert.StartsWith(
        "100 or more tests of App.Tests end otherwise",
        SuiteMessages.WhileTrue("App.Tests", framework, profile with { FailInParallel = [.. Enumerable.Range(1, SuiteProfile.MaxNamedTests).Select(i => $"T{i}")] }).Single().Text);

    [TestMethod]
    public void WhileTrue_TenFailingTests_NamesAll() => Assert.DoesNotContain(
        "more", SuiteMessages.WhileTrue("App.Tests", framework, profile with { FailInParallel = [.. Enumerable.Range(1, 10).Select(i => $"T{i}")] }).Single().Text);

    [TestMethod]
    public void Measured_Warnings_AreSaid() => Assert.AreEqual(
        "tests of App.Tests: 8 workers by method: 3.10x (16 workers: it crashed)",
        SuiteMessages.Measured("App.Tests", profile with { Warnings = ["16 workers: it crashed"] }).Text);

    [TestMethod]
    [DataRow(SuiteEnd.TimedOut, "AMZ2002")]
    [DataRow(SuiteEnd.OutOfMemory, "AMZ2005")]
    [DataRow(SuiteEnd.Crashed, "AMZ2003")]
    public void Failed_EachEnd_HasItsCode(object end, string code) => Assert.AreEqual(
        Diagnostic.Warning(code, "The tests of App.Tests could not be run one after the other: it ended. They are left as they are, and tried again later."),
        SuiteMessages.Failed("App.Tests", new((SuiteEnd)end, "it ended")));

    [TestMethod]
    [DataRow(NextMeasurement.Now, true, "They are measured now.")]
    [DataRow(NextMeasurement.OnceBuilt, true, "They are measured by a build without -question.")]
    [DataRow(NextMeasurement.Later, true, "They are left as they are, and measured by a later build.")]
    [DataRow(NextMeasurement.Elsewhere, true, "The stale settings are used; build on a machine that may measure, or set AmorsizeMode=Profile.")]
    [DataRow(NextMeasurement.Elsewhere, false, "They are left as they are; build on a machine that may measure, or set AmorsizeMode=Profile.")]
    public void Stale_EachNextMeasurement_SaysTheConsequence(object next, bool hasEntry, string consequence)
    {
        var entry = Sample.Build.EntryFor(Subject.Tests, new('a', 64), new EntryResult.Suite(profile), profile.ProfiledAt);
        var lookUp = new LookUpResult([new(Verdict.Expired, "age 8 d, limit 7 d")], hasEntry ? entry : null, SettingsSource.Cached);

        var diagnostic = SuiteMessages.Stale("App.Tests", lookUp, (NextMeasurement)next, StaleSeverity.Warning)!;

        Assert.AreEqual($"The tuned settings of the tests of App.Tests are stale (Expired): age 8 d, limit 7 d. {consequence}", diagnostic.Text);
        Assert.AreEqual((Severity.Warning, "AMZ1006"), (diagnostic.Severity, diagnostic.Code));
    }

    [TestMethod]
    public void Stale_SeverityNone_SaysNothing() =>
        Assert.IsNull(SuiteMessages.Stale("App.Tests", new([new(Verdict.NotFound, "none")], null, SettingsSource.Cached), NextMeasurement.Now, StaleSeverity.None));
}
