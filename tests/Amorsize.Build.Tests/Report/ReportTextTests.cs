using Amorsize.Build.Report;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Engine;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.Report;

[TestClass]
public sealed class ReportTextTests
{
    [TestMethod]
    [DataRow(0.08, 0.0, "8 % of the work is serial (sigma 0.08), and workers do not slow each other down (kappa 0).")]
    [DataRow(0.0, 0.01, "nothing of the work is serial (sigma 0), and each pair of workers costs 1.00 %, so more than 10 workers would be slower again (kappa 0.01).")]
    public void ScalabilityText_FittedLaw_IsPutIntoWords(double sigma, double kappa, string said) =>
        Assert.AreEqual($"By the fitted law, {said}", ScalabilityText.Of(Rows.CpuBound with { Model = Rows.CpuBound.Model with { Sigma = sigma, Kappa = kappa } }));

    [TestMethod]
    public void ScalabilityText_FewWorkerCounts_ClaimsNoMoreThanMeasured()
    {
        var onlyFour = Rows.CpuBound with { Race = [.. Rows.CpuBound.Race.Where(evidence => evidence.Candidate.Workers is 1 or 4)] };

        Assert.Contains("8 % of the work is serial (sigma 0.08); the cost between workers (kappa) needs a second worker count.", ScalabilityText.Of(onlyFour));
        Assert.Contains("no law can be fitted", ScalabilityText.Of(Rows.CpuBound with { Race = [Rows.CpuBound.Race[0]] }));
    }

    [TestMethod]
    public void Savings_SeveralLoops_AddsOneRunOfEach()
    {
        var text = string.Join('\n', Savings.Of([Rows.Of(Rows.CpuBound), Rows.Of(Rows.CpuBound with { Workload = "again" })]).Select(element => element.Value));

        Assert.Contains("One run of each of 2 loops takes 1.1 s as tuned: 3.8 s sequentially (3.5x), 1.2 s with the framework default (1.1x).", text);
    }

    [TestMethod]
    public void Savings_DefaultIsALowerBound_SaysMoreThan()
    {
        var text = string.Join('\n', Savings.Of([Rows.Of(Rows.IoBound)]).Select(element => element.Value));

        Assert.Contains("One run of the loop takes 46.4 ms as tuned: 4.3 s sequentially (91.8x), more than 1.1 s with the framework default (more than 23.3x).", text);
        Assert.Contains("<dd>more than 5.4 ms</dd>", ReportHtml.Write(WorkloadCard.Of(Rows.Of(Rows.IoBound))));
    }

    [TestMethod]
    public void Savings_Suite_HasItsOwnSentence() =>
        Assert.Contains("A run of the tests takes 1.4 s as tuned, 3.20x as fast as before, and 12.0 s sequentially.", string.Join('\n', Savings.Of([Rows.Of(Rows.Suite)]).Select(element => element.Value)));

    [TestMethod]
    public void Savings_SuiteFailedUntuned_SaysSoInsteadOfASpeedup() => Assert.Contains(
        "takes 1.4 s as tuned, while some tests failed without tuning, and 12.0 s sequentially.",
        string.Join('\n', Savings.Of([Rows.Of(Rows.Suite with { Speedup = 1, Race = [.. Rows.Suite.Race.Where(evidence => evidence.Candidate != SuitePlan.Unchanged)] })]).Select(element => element.Value)));

    [TestMethod]
    public void SuiteCard_MeasuredSuite_HasTheLongestTestsAndThoseToIsolate()
    {
        var suite = Rows.Suite with
        {
            UnderLoad = 0.9,
            Longest = [new("N.C.Slow", TimeSpan.FromSeconds(2))],
            Isolation = new(new(8, TestScope.Methods), ["N.C.A"], TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9), Runs: 3),
            Order = new(null, new("N.C", TimeSpan.FromSeconds(4)), IsByClass: true),
        };

        var text = SuiteCard.Of(Rows.Of(suite)).Value;

        Assert.Contains("N.C.Slow2 s", text);
        Assert.Contains($"measured under loadother work took 0.9 of {Rows.Of(suite).Entry!.Machine.Processors} processors", text);
        Assert.Contains("With this one isolated: 3.0 s in place of 9.0 s (8 workers by method), verified in 3 runs by leaving it out.N.C.A", text);
        var steps = Recommendations.Of([Rows.Of(suite)]);
        Assert.Contains("With this one isolated: 3.0 s", steps[0]);
        Assert.EndsWith("class N.C is the critical path with 4.0 s: split it.", steps[1]);
    }

    [TestMethod]
    public void SuiteCard_Unchanged_HasOneTimeline()
    {
        var timeline = Rows.Suite.Timeline! with { Before = SuitePlan.Sequential, Tests = [.. Rows.Suite.Timeline!.Tests.Select(test => test with { After = null })] };

        var article = SuiteCard.Of(Rows.Of(Rows.Suite with { Choice = SuitePlan.Unchanged, IsUnchanged = true, Race = [], Timeline = timeline }));

        Assert.AreEqual("Tests before (sequential).", article.Descendants("figcaption").Single().Value);
    }

    [TestMethod]
    public void Recommendations_FailedWorkload_SaysToFixIt() => Assert.AreSequenceEqual(
        ["a: it threw. Fix it, or set Enabled = false on its flag."],
        Recommendations.Of([new() { Subject = new Subject.Workload("a"), Verdict = nameof(Verdict.Failed), Source = nameof(SettingsSource.Cached), Findings = ["it threw"] }]));

    [TestMethod]
    public void Recommendations_AllValid_SaysNothingToDo() => Assert.AreSequenceEqual(["Nothing: every workload has a valid result."], Recommendations.Of([Rows.Of(Rows.IoBound)]));

    [TestMethod]
    public void Recommendations_StaleOrBrokenWorkload_SaysToMeasureOrFix()
    {
        Assert.AreSequenceEqual(
            ["new.one: no entry for this workload. Build on a machine that may measure, or with AmorsizeMode=Profile."],
            Recommendations.Of([Rows.Missing]));
        Assert.AreSequenceEqual(
            ["a: no such member. Fix it."],
            Recommendations.Of([new() { Subject = new Subject.Workload("a"), Verdict = "cannot work", Findings = ["no such member"] }]));
    }

    [TestMethod]
    public void Recommendations_MostlySerialWork_NamesTheSerialPart() => Assert.Contains(
        "images.Resize: it behaves as if 30 % of its work were serial.",
        Recommendations.Of([Rows.Of(Rows.CpuBound with { Warnings = [], Model = Rows.CpuBound.Model with { Sigma = 0.3 } })]).Single());

    [TestMethod]
    public void Recommendations_SequentialPlan_DoesNotClaimSerialWork() =>
        Assert.AreSequenceEqual(["Nothing: every workload has a valid result."], Recommendations.Of([Rows.Of(Rows.Sequential)]));

    [TestMethod]
    public void Recommendations_FailingOrUnchangedSuite_SaysSo()
    {
        Assert.Contains("2 tests fail only when they run in parallel", Recommendations.Of([Rows.Of(Rows.Suite)]).Single());
        Assert.Contains(
            "unchanged, because it takes 1.0 s",
            Recommendations.Of([Rows.Of(Rows.Suite with { Choice = SuitePlan.Unchanged, IsUnchanged = true, Reason = "it takes 1.0 s", FailInParallel = [] })]).Single());
    }

    [TestMethod]
    [DataRow(512L, "512 bytes")]
    [DataRow(1536L, "1.5 KiB")]
    [DataRow(4L << 20, "4 MiB")]
    [DataRow(3L << 30, "3 GiB")]
    public void MemoryText_Bytes_HasItsUnit(long bytes, string text) => Assert.AreEqual(text, MemoryText.Of(bytes));

    [TestMethod]
    public void Section_RaceWithoutUsableSamples_IsWrittenWithoutAPlot()
    {
        var broken = Rows.CpuBound with { Race = [new(ExecutionPlan.Sequential, []), new(Rows.CpuBound.Choice, [0])] };

        Assert.Contains("images.Resize", ReportHtml.Write(ReportSection.Of(Sample.Build, [Rows.Of(broken)])));
    }
}
