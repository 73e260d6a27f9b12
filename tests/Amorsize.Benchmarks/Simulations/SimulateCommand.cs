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
    private const double MaxNoise = 0.2;

    public static void Run(bool quick)
    {
        var drawn = Enumerable.Range(0, quick ? Few : Many).AsParallel().AsOrdered().Select(Draw).ToList();
        var searches = drawn.OfType<SimulatedSearch>().ToList();
        var text = $"""
            # Simulated workloads

            {drawn.Count} workloads were drawn at random, each on 2 to 256 processors. Items take 5 ns to 100 ms, evenly, skewed or with a heavy tail. The formula has the Universal Scalability
            Law, dispatch, waiting and a service's limit, with noise of 0 to {MaxNoise:P0}. Regret is the time under the choice over the time under the best plan of a fine grid, minus 1, both
            without noise. No time is measured: all times come from formulas. The search is the real one.

            {BySize(searches)}
            {ByKind(searches)}
            {drawn.Count - searches.Count} workloads were too long for a single comparison within the budget.

            """;
        new ResultFiles(quick).WriteText("simulate.md", text);
        Console.Write(text);
    }

    private static SimulatedSearch? Draw(int seed)
    {
        var random = new Random(seed);
        var processors = 1 << random.Next(1, 9);
        var noise = MaxNoise * random.NextDouble();
        return SimulatedSearch.Try(new WorkloadGenerator(random).Next(processors), noise, random);
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

    private static Table NewTable(string first) =>
        new(first, "workloads", "median regret", "90 %", "99 %", "over 2 % slower than a reference plan", "over 10 %", "trials", "candidates raced", "seconds", "seconds, 90 %");

    private static void Add(Table table, string name, IReadOnlyCollection<SimulatedSearch> searches)
    {
        table.Add(
            name,
            searches.Count.ToString(CultureInfo.InvariantCulture),
            Figures.Percent(At(0.5, search => search.Regret)),
            Figures.Percent(At(0.9, search => search.Regret)),
            Figures.Percent(At(0.99, search => search.Regret)),
            Figures.Percent(Slower(by: 0.02)),
            Figures.Percent(Slower(by: 0.1)),
            Figures.Ratio(At(0.5, search => search.Trials)),
            Figures.Ratio(At(0.5, search => search.Profile.Race.Count)),
            Figures.Ratio(At(0.5, search => search.Elapsed.TotalSeconds)),
            Figures.Ratio(At(0.9, search => search.Elapsed.TotalSeconds)));

        double At(double share, Func<SimulatedSearch, double> figure) => Quantile.Of([.. searches.Select(figure).Order()], share);
        double Slower(double by) => (double)searches.Count(search => search.OverReferences > by) / searches.Count;
    }
}
