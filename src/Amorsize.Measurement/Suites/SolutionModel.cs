namespace Amorsize.Measurement.Suites;

/// <summary>
/// Predicts when suites end that <c>dotnet test</c> of a solution runs beside each other: as many at once as there are processors, in the given order. Suites
/// that need more processors than there are get equal shares of them.
/// </summary>
/// <param name="suites">The suites.</param>
/// <param name="processors">Number of processors.</param>
internal sealed class SolutionModel(IReadOnlyList<ShardSuite> suites, int processors)
{
    // The start of a runner is sequential and CPU-bound.
    private static readonly (double Parallel, double CpuShare) Start = (1, 1);

    /// <summary>The end of each suite, in seconds from the start of the first.</summary>
    /// <param name="workers">Number of workers of each suite.</param>
    public IReadOnlyList<double> Ends(IReadOnlyList<int> workers)
    {
        var left = suites.Select(suite => new[] { suite.Start.TotalSeconds, suite.SequentialShare * suite.Units.Sum(unit => unit.Time?.TotalSeconds ?? 0) }).ToList();
        var ends = new double[suites.Count];
        var waiting = new Queue<int>(Enumerable.Range(0, suites.Count));
        var running = new List<int>();
        for (var now = 0.0; waiting.Count > 0 || running.Count > 0;)
        {
            while (running.Count < processors && waiting.Count > 0)
                running.Add(waiting.Dequeue());
            var speeds = Speeds(running.Select(suite => left[suite][0] > 0 ? Start : Tests(suites[suite], workers[suite])).ToList());
            var step = running.Select((suite, index) => left[suite][PhaseOf(suite)] / speeds[index]).Min();
            now += step;
            for (var index = running.Count - 1; index >= 0; index--)
            {
                var suite = running[index];
                var phase = PhaseOf(suite);
                var rest = left[suite][phase] - (step * speeds[index]);
                left[suite][phase] = rest > Negligible ? rest : 0;
                if (left[suite].Sum() > 0)
                    continue;
                ends[suite] = now;
                running.RemoveAt(index);
            }
        }
        return ends;

        int PhaseOf(int suite) => left[suite][0] > 0 ? 0 : 1;
    }

    // In seconds: what rounding leaves of a suite that has ended.
    private const double Negligible = 1e-9;

    // Tests that took next to no time beside the start of their runner. A smaller share is within the error of the measured start. Chosen.
    private const double MinShare = 1.0 / 64;

    // With its chosen plan a suite ran as many times as fast as sequentially as the two shares differ. Fewer workers cannot be faster than their number.
    private static (double Parallel, double CpuShare) Tests(ShardSuite suite, int workers)
    {
        var most = suite.SequentialShare / Math.Max(suite.Share, MinShare);
        return (Math.Max(1, workers > 0 ? Math.Min(workers, most) : most), suite.CpuShare);
    }

    // Sequential seconds of tests that each suite gets done in a second. Only the part of a test that computes slows down.
    private List<double> Speeds(List<(double Parallel, double CpuShare)> demands)
    {
        var slowdown = Math.Max(1, demands.Sum(demand => demand.Parallel * demand.CpuShare) / processors);
        return [.. demands.Select(demand => demand.Parallel / (1 - demand.CpuShare + (demand.CpuShare * slowdown)))];
    }
}
