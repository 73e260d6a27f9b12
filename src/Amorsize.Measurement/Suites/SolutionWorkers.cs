namespace Amorsize.Measurement.Suites;

/// <summary>
/// Chooses workers for suites that run beside each other in <c>dotnet test</c> of a solution. Each suite was tuned alone; all of them together would have more
/// workers than the machine has processors. Each gets as few as keep the last suite from ending later: they need less memory, and each test is slowed less.
/// </summary>
internal static class SolutionWorkers
{
    // Of 1: what rounding adds to a predicted time.
    private const double Negligible = 1e-9;

    /// <summary>The number of workers of each suite, at most that of its plan; 0 for a suite that runs as the user configured it.</summary>
    /// <param name="suites">The suites, in the order in which they start.</param>
    /// <param name="processors">Number of processors.</param>
    public static IReadOnlyList<int> Choose(IReadOnlyList<ShardSuite> suites, int processors)
    {
        var model = new SolutionModel(suites, processors);
        var own = suites.Select(suite => suite.Plan.Workers).ToArray();
        var limit = (1 + Negligible) * model.Ends(own).DefaultIfEmpty().Max();
        var workers = own.Select(count => Math.Min(count, 1)).ToArray();
        while (model.Ends(workers) is var ends && ends.DefaultIfEmpty().Max() > limit)
        {
            // More workers for the suite that ends last, since the others wait for no one.
            var last = Enumerable.Range(0, suites.Count).Where(suite => workers[suite] < own[suite]).OrderByDescending(suite => ends[suite]).ToList();
            if (last.Count == 0)
                break;
            workers[last[0]]++;
        }
        return workers;
    }
}
