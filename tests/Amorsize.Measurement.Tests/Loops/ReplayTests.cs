using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Simulation;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>The real search on recorded samples of real workloads under a grid of plans: the noise is that of a real machine, and the same in every test run.</summary>
[TestClass]
public sealed class ReplayTests
{
    private const int Searches = 100;

    // The speed of these kinds differed between the recording processes, so that a race of one second can prefer a lucky plan.
    // Samples of the least steady kind differed up to five times even within one process.
    private const string LeastSteady = "false-sharing";
    private static readonly string[] unsteady = ["bandwidth", LeastSteady];
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "landscape");

    public static IEnumerable<string> Kinds => Directory.EnumerateFiles(Folder).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    [TestMethod]
    public void Kinds_Recorded_AreAtLeastEighteen() => Assert.IsGreaterThanOrEqualTo(18, Kinds.Count());

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Run_RecordedKind_ChoiceIsNearTheBest(string kind)
    {
        var landscape = RecordedLandscape.Read(Path.Combine(Folder, kind + ".json"));

        var regrets = Enumerable.Range(0, Searches).Select(seed => (landscape.Median(Choose(landscape, seed)) / landscape.Best) - 1).ToList();

        // The best median of a recorded grid is lucky by about the scatter of its samples, so that much regret is allowed on top.
        Assert.IsLessThanOrEqualTo(0.1 + landscape.Variation, Sample.Median(regrets), string.Join(" ", regrets.Select(regret => $"{regret:P0}")));
        Assert.IsLessThanOrEqualTo(0.2 + landscape.Variation, Quantile(NearlyAll(kind), regrets), string.Join(" ", regrets.Select(regret => $"{regret:P0}")));
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Run_RecordedKind_ChoiceIsNotSlowerThanReferencePlans(string kind)
    {
        var landscape = RecordedLandscape.Read(Path.Combine(Folder, kind + ".json"));
        var referenceTime = Math.Min(landscape.Median(ExecutionPlan.Sequential), landscape.Median(ExecutionPlan.FrameworkDefault(landscape.ParallelExecution, landscape.Processors)));

        var slower = Enumerable.Range(0, Searches).Select(seed => (landscape.Median(Choose(landscape, seed)) / referenceTime) - 1).ToList();

        Assert.IsLessThanOrEqualTo(0.03, Sample.Median(slower), string.Join(" ", slower.Select(regret => $"{regret:P0}")));
        // 90 % of the first twenty searches, and nearly all of the hundred, may be at most 10 % slower (15 % for an unsteady kind).
        Assert.IsLessThanOrEqualTo(0.1, Quantile(Math.Min(0.9, NearlyAll(kind)), [.. slower.Take(20)]), string.Join(" ", slower.Select(regret => $"{regret:P0}")));
        Assert.IsLessThanOrEqualTo(unsteady.Contains(kind) ? 0.15 : 0.1, Quantile(NearlyAll(kind), slower), string.Join(" ", slower.Select(regret => $"{regret:P0}")));
    }

    private static double NearlyAll(string kind) => kind == LeastSteady ? 0.85 : 0.95;

    /// <summary>The value that a share of the searches does not exceed.</summary>
    private static double Quantile(double share, List<double> values) => values.Order().ElementAt((int)(share * values.Count) - 1);

    private static ExecutionPlan Choose(RecordedLandscape landscape, int seed)
    {
        var clock = new FakeTimeProvider();
        var instruments = new Instruments(clock, CompilationTime: () => TimeSpan.Zero, ProcessorTimes: () => null, PeakMemory: () => 0);
        return new PlanSearch(instruments)
            .Run(landscape.Kind, new RecordedLoop(landscape, clock, new Random(seed)), new(landscape.Processors, MaxDegreeOfParallelism: 0, TimeSpan.FromSeconds(3)))
            .Choice;
    }
}
