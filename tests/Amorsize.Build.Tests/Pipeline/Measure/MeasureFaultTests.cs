using System.ComponentModel;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>Failures of the measuring step itself: each costs one subject one warning, and nothing that was known is lost.</summary>
[TestClass]
public sealed class MeasureFaultTests : MeasureTest
{
    private static readonly TimeSpan BeyondTtl = TimeSpan.FromDays(8);

    [TestMethod]
    [DataRow(typeof(IOException), "AMZ2006")]
    [DataRow(typeof(UnauthorizedAccessException), "AMZ2006")]
    [DataRow(typeof(Win32Exception), "AMZ2006")]
    [DataRow(typeof(InvalidOperationException), "AMZ9999")]
    [DataRow(typeof(FormatException), "AMZ9999")]
    [DataRow(typeof(NullReferenceException), "AMZ9999")]
    public void Exception_OfOneSubject_CostsItOneWarningAndTheOthersAreMeasured(Type exception, string code)
    {
        StoreWorkload("bad");
        Clock.Advance(BeyondTtl);

        var resolved = Refresh(request => request.Workload == "bad" ? throw (Exception)Activator.CreateInstance(exception)! : Measured(request), "a", "bad", "z");

        var warning = Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning);
        Assert.AreEqual(code, warning.Code);
        Assert.Contains("'bad'", warning.Text);
        Assert.AreSequenceEqual([SettingsSource.Profiled, SettingsSource.Cached, SettingsSource.Profiled], resolved.Select(workload => workload.Source));
        Assert.AreEqual((4, "AMZ1006"), (resolved[1].Plan.Workers, resolved[1].Stale));
    }

    [TestMethod]
    public void Exception_WithoutEarlierResult_IsTheDefaultWithItsReason()
    {
        var resolved = Refresh(_ => throw new IOException("No space left on device"), "a").Single();

        Assert.AreEqual(SettingsSource.Default, resolved.Source);
        Assert.Contains("No space left on device", resolved.Reason);
        Assert.AreEqual(Verdict.NotFound, LookUp(Workload("a")).Verdict);
    }

    [TestMethod]
    public void Exception_OfThePush_KeepsTheResults()
    {
        var step = new MeasureStep<Build.Pipeline.WorkloadSubject>(
            Layers,
            new StoreStep(Cache, Diagnostics.Add),
            new WorkloadMeasurement(new FakeProfiler(Measured), "/app/App.dll"),
            _ => Stream.Null,
            Options(),
            Clock,
            LoadOfBuild,
            _ => throw new InvalidOperationException("push"),
            Diagnostics.Add);

        var conclusion = step.Run([Workload("a")], CancellationToken.None).Single();

        Assert.AreEqual(SettingsSource.Profiled, SettingsResolution.Of(conclusion).Source);
        Assert.AreEqual("AMZ9999", Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning).Code);
    }

    [TestMethod]
    [DataRow(ProfileOutcome.Crashed)]
    [DataRow(ProfileOutcome.TimedOut)]
    public void Failure_AfterAProfileOfTheSameContent_KeepsTheProfileInUse(object outcome)
    {
        StoreWorkload("a");

        var resolved = Refresh(_ => Ended((ProfileOutcome)outcome, "it was killed"), "a").Single();

        Assert.AreEqual((SettingsSource.Cached, 4, "AMZ1011"), (resolved.Source, resolved.Plan.Workers, resolved.Stale));
        Assert.Contains("earlier settings", Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning).Text);
        var stored = LookUp(Workload("a"));
        Assert.AreEqual((Verdict.Failed, true), (stored.Verdict, stored.IsUsable));
        Assert.AreEqual(4, SettingsResolution.FromLookUp("a", stored, Sample.Machine.Processors).Plan.Workers);
    }

    [TestMethod]
    public void Failure_Twice_KeepsTheProfileInUse()
    {
        StoreWorkload("a");
        Refresh(_ => Ended(ProfileOutcome.Crashed, "once"), "a");

        var resolved = Refresh(_ => Ended(ProfileOutcome.Crashed, "twice"), "a").Single();

        Assert.AreEqual(4, resolved.Plan.Workers);
    }

    [TestMethod]
    public void Success_AfterAFailure_ReplacesBoth()
    {
        StoreWorkload("a");
        Refresh(_ => Ended(ProfileOutcome.Crashed, "once"), "a");

        Refresh(Measured, "a");

        Assert.AreEqual(Verdict.Hit, LookUp(Workload("a")).Verdict);
    }

    [TestMethod]
    public void Failure_OfChangedCode_DoesNotUseTheOldProfile()
    {
        var changed = Sample.Flagged("a") with { Fingerprint = new('b', 64) };
        Store(new Build.Pipeline.WorkloadSubject(changed, Sample.Build), new Cache.Entries.EntryResult.Loop(Sample.Profile("a", Clock.GetUtcNow())));

        var resolved = Refresh(_ => Ended(ProfileOutcome.Crashed, "it was killed"), "a").Single();

        Assert.AreEqual(SettingsSource.Failed, resolved.Source);
        Assert.IsFalse(LookUp(Workload("a")).IsUsable);
    }
}
