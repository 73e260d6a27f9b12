using Amorsize.Build.Diagnostics;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>AmorsizeTimeBudget and AmorsizeTotalTimeBudget.</summary>
[TestClass]
public sealed class MeasureBudgetTests : MeasureTest
{
    [TestMethod]
    public void TotalBudgetUsedUp_LeavesTheOthersAndSaysSo()
    {
        var resolved = Refresh(MeasureTooLong, "a", "b");

        Assert.AreEqual(SettingsSource.Profiled, resolved[0].Source);
        Assert.AreEqual((SettingsSource.Default, "AMZ1001"), (resolved[1].Source, resolved[1].Stale));
        Assert.Contains("AmorsizeTotalTimeBudget", Diagnostics[^2].Text);
        Assert.AreEqual((Severity.Warning, "AMZ1001"), (Diagnostics[^1].Severity, Diagnostics[^1].Code));
        Assert.EndsWith("The workload runs with the framework's default until the next build measures again.", Diagnostics[^1].Text);
    }

    [TestMethod]
    [DataRow(false, SettingsSource.Cached)]
    [DataRow(true, SettingsSource.Baseline)]
    public void TotalBudgetUsedUp_StaleSettings_AreUsedFromAnyLayer(bool inBaseline, object source)
    {
        StoreWorkload("b");
        if (inBaseline)
            MoveIntoBaseline();
        Clock.Advance(TimeSpan.FromDays(8));

        var left = Resolve(new(MeasureTooLong), "a", "b")[1];

        Assert.AreEqual((source, 4, "AMZ1006"), (left.Source, left.Plan.Workers, left.Stale));
        Assert.Contains("limit 7 d", left.Warnings.Single());
        Assert.AreEqual((Severity.Warning, "AMZ1006"), (Diagnostics[^1].Severity, Diagnostics[^1].Code));
    }

    [TestMethod]
    public void TotalBudgetOfARefreshUsedUp_ValidResult_StaysInUse()
    {
        StoreWorkload("b");

        var left = Refresh(MeasureTooLong, "a", "b")[1];

        Assert.AreEqual((SettingsSource.Cached, null), (left.Source, left.Stale));
        Assert.IsFalse(Diagnostics.Exists(diagnostic => diagnostic.Severity >= Severity.Warning));
    }

    [TestMethod]
    public void RestOfTheTotalBudget_IsTheBudgetOfTheLastWorkload()
    {
        var profiler = new FakeProfiler(request =>
        {
            Clock.Advance(TimeSpan.FromSeconds(58));
            return Measured(request);
        });

        Resolve(profiler, Options(isRefresh: true), "a", "b");

        Assert.AreSequenceEqual([TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2)], profiler.Requests.Select(request => request.Budget));
        Assert.AreSequenceEqual([TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(14)], profiler.TimeLimits);
    }

    /// <summary>Uses up the whole budget with its first workload.</summary>
    private ProfileReport MeasureTooLong(ProfileRequest request)
    {
        Clock.Advance(TimeSpan.FromSeconds(61));
        return Measured(request);
    }
}
