using Amorsize.Engine;
using Amorsize.Measurement.Tests.Loops;

namespace Amorsize.Measurement.Tests.Selection;

/// <summary>Searches among plans that all take the same time: each choice of another plan than sequential is a false gain.</summary>
[TestClass]
public sealed class EqualPlansTests
{
    private const int Searches = 100;

    [TestMethod]
    [DataRow(2, 0.02)]
    [DataRow(2, 0.1)]
    [DataRow(8, 0.05)]
    public void Run_EqualPlansWithNoise_ChoosesSequentialInNineteenOfTwenty(int processors, double noise)
    {
        var others = Enumerable.Range(0, Searches).Count(seed => Choose(processors, noise, new(seed)) != ExecutionPlan.Sequential);

        Assert.IsLessThanOrEqualTo(Searches / 20, others);
    }

    // Interruptions only add time. Three of a hundred runs take up to three times as long.
    private static ExecutionPlan Choose(int processors, double noise, Random random)
    {
        var harness = new SearchHarness();
        var subject = new SyntheticSubject(harness.Clock, _ => 100)
        {
            SlowdownOfRun = _ => 1 - (noise * Math.Log(1 - random.NextDouble())) + (random.NextDouble() < 0.03 ? 2 * random.NextDouble() : 0),
        };
        return harness.Search(subject, processors: processors, instruments: harness.QuietInstruments with { Random = random }).Choice;
    }
}
