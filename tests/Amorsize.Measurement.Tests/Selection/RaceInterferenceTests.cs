namespace Amorsize.Measurement.Tests.Selection;

/// <summary>Races beside foreign load, and races whose trials scatter.</summary>
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
        Assert.IsGreaterThanOrEqualTo(RaceHarness.MaxRounds, harness.Race.Rounds);
    }

    [TestMethod]
    public void Run_RoundsWithInterference_DoNotEndTheRace()
    {
        // The load disturbs every round after the first two for longer than the time after which the race may end.
        harness.ForeignLoad = trial => trial is >= 6 and < 18 ? 2 : 0;

        harness.Run(_ => 1, enough: TimeSpan.FromSeconds(1));

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

    [TestMethod]
    public void Run_UnsteadyTrials_AreLengthenedAndEarlierSamplesForgotten()
    {
        harness.MaxLengthenings = 1;

        var evidence = harness.Run(plan => plan == RaceHarness.Fast && harness.Lengthenings == 0 && harness.Runs.Count % 2 == 0 ? 1.5 : 1);

        Assert.AreEqual(1, harness.Lengthenings);
        Assert.IsTrue(evidence.All(entry => entry.ItemMicroseconds.All(sample => sample == 1)));
        Assert.IsTrue(evidence.All(entry => entry.ItemMicroseconds.Count == harness.Race.Rounds));
    }

    [TestMethod]
    public void Run_OneOrTwoSlowTrials_AreNotLengthened()
    {
        harness.MaxLengthenings = 1;

        harness.Run(_ => harness.Runs.Count - RaceHarness.All.Count is 1 or 2 ? 1.5 : 1);

        Assert.AreEqual(0, harness.Lengthenings);
    }
}
