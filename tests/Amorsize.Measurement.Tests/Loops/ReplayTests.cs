using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Simulation;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>The real search on what was measured of real workloads, under a grid of plans: with the noise of a real machine, and the same in every run.</summary>
[TestClass]
public sealed class ReplayTests
{
    private const int Searches = 100;

    // Their speed was another in each process that recorded it: a race of one second may believe a lucky plan. That of one was up to five times another even within a process.
    private const string MostUnsteady = "false-sharing";
    private static readonly string[] unsteady = ["bandwidth", MostUnsteady];
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "landscape");

    public static IEnumerable<string> Kinds => Directory.EnumerateFiles(Folder).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    [TestMethod]
    public void EighteenKindsOrMoreAreRecorded() => Assert.IsGreaterThanOrEqualTo(18, Kinds.Count());

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void TheChoiceIsNearTheBestOfWhatWasRecorded(string kind)
    {
        var landscape = RecordedLandscape.Read(Path.Combine(Folder, kind + ".json"));

        var regrets = Enumerable.Range(0, Searches).Select(seed => (landscape.Median(Choose(landscape, seed)) / landscape.Best) - 1).ToList();

        // The best of a recorded grid was lucky by about as much as its samples differ.
        Assert.IsLessThanOrEqualTo(0.1 + landscape.Variation, Sample.Median(regrets), string.Join(" ", regrets.Select(regret => $"{regret:P0}")));
        Assert.IsLessThanOrEqualTo(0.2 + landscape.Variation, Of(NearlyAll(kind), regrets), string.Join(" ", regrets.Select(regret => $"{regret:P0}")));
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void TheChoiceIsNotSlowerThanWhatTheUserHad(string kind)
    {
        var landscape = RecordedLandscape.Read(Path.Combine(Folder, kind + ".json"));
        var reference = Math.Min(landscape.Median(ExecutionPlan.Sequential), landscape.Median(ExecutionPlan.FrameworkDefault(landscape.ParallelExecution, landscape.Processors)));

        var slower = Enumerable.Range(0, Searches).Select(seed => (landscape.Median(Choose(landscape, seed)) / reference) - 1).ToList();

        Assert.IsLessThanOrEqualTo(0.03, Sample.Median(slower), string.Join(" ", slower.Select(regret => $"{regret:P0}")));
        // Nine in ten of the first twenty; and nearly all of the hundred.
        Assert.IsLessThanOrEqualTo(0.1, Of(Math.Min(0.9, NearlyAll(kind)), [.. slower.Take(20)]), string.Join(" ", slower.Select(regret => $"{regret:P0}")));
        Assert.IsLessThanOrEqualTo(unsteady.Contains(kind) ? 0.15 : 0.1, Of(NearlyAll(kind), slower), string.Join(" ", slower.Select(regret => $"{regret:P0}")));
    }

    private static double NearlyAll(string kind) => kind == MostUnsteady ? 0.85 : 0.95;

    /// <summary>What such a share of the searches does not exceed.</summary>
    private static double Of(double share, List<double> values) => values.Order().ElementAt((int)(share * values.Count) - 1);

    private static ExecutionPlan Choose(RecordedLandscape landscape, int seed)
    {
        var clock = new FakeTimeProvider();
        var instruments = new Instruments(clock, CompilationTime: () => TimeSpan.Zero, ProcessorTimes: () => null, PeakMemory: () => 0);
        return new PlanSearch(instruments)
            .Run(landscape.Kind, new RecordedLoop(landscape, clock, new Random(seed)), new(landscape.Processors, MaxDegreeOfParallelism: 0, TimeSpan.FromSeconds(3)))
            .Choice;
    }
}
