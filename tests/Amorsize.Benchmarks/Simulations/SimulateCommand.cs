using System.Globalization;
using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Simulation;

namespace Amorsize.Benchmarks.Simulations;

/// <summary>Runs the real search on simulated workloads on 2 to 256 processors, and compares the choices with the best plans, which are known.</summary>
internal static class SimulateCommand
{
    private const int Many = 10_000;
    private const int Few = 500;
    private const int ManyOfGenerator = 250;
    private const int FewOfGenerator = 40;
    private const double MaxNoise = 0.2;

    private static readonly double[] budgets = [0.3, 0.5, 1, 3];

    public static void Run(bool quick)
    {
        var drawn = Enumerable.Range(0, quick ? Few : Many).AsParallel().AsOrdered().Select(Draw).ToList();
        var searches = drawn.OfType<SimulatedSearch>().ToList();
        var ofGenerator = quick ? FewOfGenerator : ManyOfGenerator;
        var text = $"""
            # Simulated workloads

            {drawn.Count} workloads were drawn at random, each on 2 to 256 processors. Items take 5 ns to 100 ms, evenly, skewed or with a heavy tail. The formula has the Universal Scalability
            Law, dispatch, waiting and a service's limit, with noise of 0 to {MaxNoise:P0}. Regret is the time under the choice over the time under the best plan of a fine grid, minus 1, both
            without noise. No time is measured: all times come from formulas. The search is the real one.

            {BySize(searches)}
            {ByKind(searches)}
            {drawn.Count - searches.Count} workloads were too long for a single comparison within the budget.

            ## Short budgets

            The same workloads with less time for measuring than the default of 3 s, {ofGenerator} for each budget.

            {ByBudget(ofGenerator)}

            ## Generators that share no formula with the product

            The product's cost model has the Universal Scalability Law, as the formula above does, so that table cannot refute it. These generators have other formulas: each type in
            `tests/Amorsize.Measurement.Simulation` names its source. Each row has {ofGenerator} workloads on 2 to 64 processors, with noise of 0 to {MaxNoise:P0}. The last five rows change the speed of
            the machine, or run other processes beside workloads of all kinds; their regret is judged on the quiet machine. Intervals and claims are counted where a plan other than sequential was
            chosen. A class (sequential, threads, in flight) is right if the best plan is of the same class, or at most 3 % faster.

            {ByGenerator(ofGenerator)}
            """;
        new ResultFiles(quick).WriteText("simulate.md", text);
        Console.Write(text);
    }

    private static SimulatedSearch? Draw(int seed) => Draw(seed, budget: null);

    private static SimulatedSearch? Draw(int seed, TimeSpan? budget)
    {
        var random = new Random(seed);
        var processors = 1 << random.Next(1, 9);
        var noise = MaxNoise * random.NextDouble();
        return SimulatedSearch.Try(new WorkloadGenerator(random).Next(processors), noise, random, budget: budget);
    }

    private static SimulatedSearch? Draw(PhysicalGenerators.Draw draw, int seed)
    {
        var random = new Random(seed);
        var processors = 1 << random.Next(1, 7);
        var noise = MaxNoise * random.NextDouble();
        var (workload, background) = draw(random, processors);
        return SimulatedSearch.Try(workload, noise, random, background);
    }

    private static Table BySize(IReadOnlyCollection<SimulatedSearch> searches)
    {
        var table = NewTable("processors");
        foreach (var group in searches.GroupBy(search => search.Workload.Processors).OrderBy(group => group.Key))
            Add(table, group.Key.ToString(CultureInfo.InvariantCulture), [.. group]);
        Add(table, "all", searches);
        return table;
    }

    private static Table ByKind(IReadOnlyCollection<SimulatedSearch> searches)
    {
        var table = NewTable("items");
        foreach (var group in searches.GroupBy(search => search.Workload switch { { CpuShare: 1 } => "CPU-bound", { IsIoBound: true } => "I/O-bound", _ => "mixed" }).OrderBy(group => group.Key))
            Add(table, group.Key, [.. group]);
        return table;
    }

    private static Table ByBudget(int workloads) => TableOf("budget", workloads, budgets.Select(seconds =>
        ($"{seconds.ToString(CultureInfo.InvariantCulture)} s", (Func<int, SimulatedSearch?>)(seed => Draw(seed, TimeSpan.FromSeconds(seconds))))));

    private static Table ByGenerator(int workloads) => TableOf("generator", workloads, PhysicalGenerators.All.Select(generator =>
        (generator.Name, (Func<int, SimulatedSearch?>)(seed => Draw(generator.Draw, seed)))));

    private static Table TableOf(string first, int workloads, IEnumerable<(string Name, Func<int, SimulatedSearch?> Draw)> rows)
    {
        var table = new Table(first, "measured", "median regret", "90 %", "over 2 % slower than a reference plan", "interval covers", "claims within 20 %", "class right");
        foreach (var (name, draw) in rows)
        {
            var found = Enumerable.Range(0, workloads).AsParallel().AsOrdered().Select(draw).OfType<SimulatedSearch>().ToList();
            var claims = found.FindAll(search => search.HasClaim);
            table.Add(
                name,
                Figures.Percent((double)found.Count / workloads),
                Figures.Percent(At(found, 0.5, search => search.Regret)),
                Figures.Percent(At(found, 0.9, search => search.Regret)),
                Figures.Percent(Share(found, search => search.OverReferences > 0.02)),
                Figures.Percent(Share(claims, search => search.IsCovered)),
                Figures.Percent(Share(claims, search => search.IsClaimNear)),
                Figures.Percent(Share(found, search => search.IsClassRight)));
        }
        return table;
    }

    private static Table NewTable(string first) =>
        new(first, "workloads", "median regret", "90 %", "99 %", "over 2 % slower than a reference plan", "over 10 %", "interval covers", "claims within 20 %", "trials", "candidates raced", "seconds", "seconds, 90 %");

    private static void Add(Table table, string name, IReadOnlyCollection<SimulatedSearch> searches)
    {
        var claims = searches.Where(search => search.HasClaim).ToList();
        table.Add(
            name,
            searches.Count.ToString(CultureInfo.InvariantCulture),
            Figures.Percent(At(searches, 0.5, search => search.Regret)),
            Figures.Percent(At(searches, 0.9, search => search.Regret)),
            Figures.Percent(At(searches, 0.99, search => search.Regret)),
            Figures.Percent(Share(searches, search => search.OverReferences > 0.02)),
            Figures.Percent(Share(searches, search => search.OverReferences > 0.1)),
            Figures.Percent(Share(claims, search => search.IsCovered)),
            Figures.Percent(Share(claims, search => search.IsClaimNear)),
            Figures.Ratio(At(searches, 0.5, search => search.Trials)),
            Figures.Ratio(At(searches, 0.5, search => search.Profile.Race.Count)),
            Figures.Ratio(At(searches, 0.5, search => search.Elapsed.TotalSeconds)),
            Figures.Ratio(At(searches, 0.9, search => search.Elapsed.TotalSeconds)));
    }

    private static double At(IReadOnlyCollection<SimulatedSearch> searches, double share, Func<SimulatedSearch, double> figure) => Quantile.Of([.. searches.Select(figure).Order()], share);

    private static double Share(IReadOnlyCollection<SimulatedSearch> searches, Func<SimulatedSearch, bool> isCounted) => (double)searches.Count(isCounted) / searches.Count;
}
