using Amorsize.Engine;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>The warnings of a search.</summary>
[TestClass]
public sealed class SearchWarningTests
{
    private readonly SearchHarness harness = new();

    [TestMethod]
    [DataRow(12.0, "but independent items would give 8.0", DisplayName = "they share a lock")]
    [DataRow(10.0 / 8 / 0.75, "its own times do not show why", DisplayName = "a quarter of the speed-up is lost")]
    [DataRow(10.0 / 8 / 0.85, null, DisplayName = "a seventh of the speed-up is lost")]
    [DataRow(10.0 / 8, null, DisplayName = "they share nothing")]
    [DataRow(10.0 / 10, "more than the item", DisplayName = "ten times as fast on eight processors")]
    public void Run_SpeedupFarFromProcessors_Warns(double parallelMicroseconds, string? warning)
    {
        var profile = harness.Search(new(harness.Clock, plan => plan == ExecutionPlan.Sequential ? 10 : parallelMicroseconds * SearchHarness.Processors / plan.Workers) { Items = 10_000 });

        Assert.HasCount(warning is null ? 0 : 1, profile.Warnings, string.Join("; ", profile.Warnings));
        if (warning is not null)
            Assert.Contains(warning, profile.Warnings.Single());
    }

    [TestMethod]
    public void Run_LoopTooShortToShare_DoesNotWarn()
    {
        var profile = harness.Search(new(harness.Clock, plan => plan == ExecutionPlan.Sequential ? 0.1 : 5) { Items = 100 });

        Assert.IsEmpty(profile.Warnings, "parallel is slower here because starting the workers takes longer than the loop");
    }

    [TestMethod]
    public void Run_ItemAsShortAsItsCall_Warns() =>
        Assert.Contains("2 ns", harness.Search(new(harness.Clock, plan => 0.002 / plan.Workers) { Items = 10_000_000 }).Warnings.Single());
}
