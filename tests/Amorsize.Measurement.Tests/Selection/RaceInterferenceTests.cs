using Amorsize.Engine;

namespace Amorsize.Measurement.Tests.Selection;

/// <summary>Races beside foreign load, whose rounds count with their scatter.</summary>
[TestClass]
public sealed class RaceInterferenceTests
{
    private readonly RaceHarness harness = new();

    [TestMethod]
    [DataRow(false, 1)]
    [DataRow(true, 2)]
    public void Run_ReferenceBeatenOnce_IsDroppedAtOnceOnlyOnAQuietMachine(bool isUnderLoad, int rounds)
    {
        harness.IsUnderLoad = isUnderLoad;

        Assert.AreEqual(rounds, RaceHarness.Rounds(harness.Run(plan => plan == ExecutionPlan.Sequential ? 2 : 1), ExecutionPlan.Sequential));
    }

    [TestMethod]
    [DataRow(false, RaceHarness.MinRounds)]
    [DataRow(true, RaceHarness.MinRounds + 1)]
    public void Run_GainScatters_GoesOnUntilTheIntervalShowsIt(bool isUnderLoad, int fewest)
    {
        harness.IsUnderLoad = isUnderLoad;

        // Each round shows a gain, of 15 % or of 140 %.
        harness.Run(plan => plan == ExecutionPlan.Sequential ? harness.RunsOf(plan) % 2 == 1 ? 1.15 : 2.4 : 1);

        Assert.IsGreaterThanOrEqualTo(fewest, harness.Race.Rounds);
        Assert.IsTrue(isUnderLoad || harness.Race.Rounds == RaceHarness.MinRounds);
    }
}
