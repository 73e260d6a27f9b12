namespace Amorsize.Measurement.Tests.Selection;

/// <summary>Races beside foreign load, whose rounds do not count.</summary>
[TestClass]
public sealed class RaceInterferenceTests
{
    private readonly RaceHarness harness = new();

    [TestMethod]
    public void Run_RoundsWithInterference_AreRepeated()
    {
        harness.ForeignLoad = trial => trial < 20 ? 2 : 0;

        var evidence = harness.Run(_ => harness.Runs.Count <= 20 ? 100 : 1);

        Assert.IsTrue(evidence.All(entry => entry.ItemMicroseconds.Skip(1).All(sample => sample == 1)), "the first sample may have begun under the load");
        Assert.IsGreaterThan(0, harness.Race.InterferedRounds);
        Assert.IsGreaterThanOrEqualTo(RaceHarness.MinRounds, harness.Race.Rounds);
    }

    [TestMethod]
    public void Run_RoundsWithInterference_DoNotEndTheRace()
    {
        // The load disturbs five rounds after the first one. The race would else end after the third.
        harness.TrialTime = TimeSpan.FromMilliseconds(100);
        harness.ForeignLoad = trial => trial is >= 3 and < 18 ? 2 : 0;

        harness.Run(_ => 1);

        Assert.IsGreaterThan(0, harness.Race.InterferedRounds);
        Assert.IsGreaterThanOrEqualTo(RaceHarness.MinRounds, harness.Race.Rounds);
    }

    [TestMethod]
    public void Run_ForeignLoadThroughout_HasNoRounds()
    {
        harness.ForeignLoad = _ => 1;

        Assert.IsEmpty(harness.Run(_ => 1, deadline: TimeSpan.FromSeconds(3)));
        Assert.AreEqual(0, harness.Race.Rounds);
    }

    [TestMethod]
    public void Run_SlightForeignLoad_IsNoInterference()
    {
        harness.ForeignLoad = _ => 0.1;

        harness.Run(_ => 1);

        Assert.AreEqual(0, harness.Race.InterferedRounds);
    }
}
