using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Build.Tests.Pipeline;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Tests.Diagnostics;

/// <summary>One message for workloads and suites.</summary>
[TestClass]
public sealed class StaleMessageTests : PipelineTest
{
    private static readonly Finding Expired = new(Verdict.Expired, "age 8 d, limit 7 d");

    [TestMethod]
    [DataRow(NextMeasurement.Now, true, "This build measures again.")]
    [DataRow(NextMeasurement.OnceBuilt, true, "A build without -question measures again.")]
    [DataRow(NextMeasurement.Later, true, "The stale settings are used until the next build measures again.")]
    [DataRow(NextMeasurement.Later, false, "The tests run unchanged until the next build measures again.")]
    [DataRow(NextMeasurement.Elsewhere, true, "The stale settings are used. To measure again, build on a machine that may measure, or set AmorsizeMode=Profile.")]
    [DataRow(NextMeasurement.Elsewhere, false, "The tests run unchanged. To measure again, build on a machine that may measure, or set AmorsizeMode=Profile.")]
    public void Suite_Miss_HasReasonConsequenceAndNextStep(object next, bool hasEntry, string consequence)
    {
        var entry = hasEntry ? Suite.NewEntry(new EntryResult.Suite(SuiteProfile), Clock.GetUtcNow()) : null;

        var diagnostic = Of(Suite, (NextMeasurement)next, Expired, entry);

        Assert.AreEqual($"The tuned settings of the tests of App are stale (Expired): age 8 d, limit 7 d. {consequence}", diagnostic.Text);
        Assert.AreEqual((Severity.Warning, "AMZ1006"), (diagnostic.Severity, diagnostic.Code));
    }

    [TestMethod]
    [DataRow(NextMeasurement.Later, false, "The workload runs with the framework's default until the next build measures again.")]
    [DataRow(NextMeasurement.Elsewhere, true, "The stale settings are used. To measure again, build on a machine that may measure, or set AmorsizeMode=Profile.")]
    public void Workload_Miss_HasReasonConsequenceAndNextStep(object next, bool hasEntry, string consequence)
    {
        var entry = hasEntry ? Workload("a").NewEntry(new EntryResult.Loop(Sample.Profile("a", Clock.GetUtcNow())), Clock.GetUtcNow()) : null;

        Assert.AreEqual($"The tuned settings of workload 'a' are stale (Expired): age 8 d, limit 7 d. {consequence}", Of(Workload("a"), (NextMeasurement)next, Expired, entry).Text);
    }

    [TestMethod]
    public void Failure_TriedAgainLater_SaysHowTheSubjectRunsAndWhenItIsMeasured()
    {
        var failed = new Finding(Verdict.Failed, "it hung");
        var failure = Workload("a").NewEntry(new EntryResult.Failed(new(ProfileOutcome.TimedOut, "it hung")), Clock.GetUtcNow());

        Assert.EndsWith("The workload runs with the framework's default. A build measures again after 1 h, after a change, or with -t:AmorsizeRefresh.", Of(Workload("a"), NextMeasurement.Later, failed, failure).Text);
        Assert.EndsWith("The tests run unchanged. A build measures again after 1 h, after a change, or with -t:AmorsizeRefresh.", Of(Suite, NextMeasurement.Later, failed, failure).Text);
    }

    [TestMethod]
    [DataRow(StaleSeverity.Message)]
    [DataRow(StaleSeverity.Warning)]
    [DataRow(StaleSeverity.Error)]
    public void Provisional_AnySeverity_IsAMessage(object severity)
    {
        var entry = Workload("a").NewEntry(new EntryResult.Loop(Sample.Profile("a", Clock.GetUtcNow()) with { UnderLoad = 0.9 }), Clock.GetUtcNow());

        var diagnostic = StaleMessage.Of(Workload("a"), new([new(Verdict.Provisional, "measured 1 d ago")], entry, SettingsSource.Cached), NextMeasurement.Elsewhere, (StaleSeverity)severity)!;

        Assert.AreEqual((Severity.Detail, "AMZ1014"), (diagnostic.Severity, diagnostic.Code));
    }

    [TestMethod]
    public void Miss_SeverityNone_IsNotReported() =>
        Assert.IsNull(StaleMessage.Of(Suite, LookUpResult.Without(Verdict.NotFound, "none"), NextMeasurement.Now, StaleSeverity.None));

    private static Diagnostic Of(TuningSubject subject, NextMeasurement next, Finding finding, Entry? entry) =>
        StaleMessage.Of(subject, new([finding], entry, SettingsSource.Cached), next, StaleSeverity.Warning)!;
}
