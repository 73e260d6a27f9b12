using System.Globalization;
using Amorsize.Benchmarks.Builds;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Suites;

namespace Amorsize.Benchmarks.Suites;

/// <summary>Tunes test suites as a build does, and compares them with the unchanged suites and with the best plans of a sweep.</summary>
internal static class SuitesCommand
{
    private const string File = "suites.json";

    public static void Run(SuiteOptions options)
    {
        var files = new ResultFiles(options.Quick);
        var results = files.Read<List<SuiteResult>>(File) ?? [];
        using var ground = ProvingGround.Create();
        foreach (var shape in options.Shapes)
        {
            foreach (var runner in options.Runners.Where(runner => shape.Runner is null || shape.Runner == runner.Name))
            {
                var result = Measure(ground, shape, runner, options.Quick);
                Console.Error.WriteLine(result);
                results.RemoveAll(other => (other.Shape, other.Runner) == (result.Shape, result.Runner));
                results.Add(result);
                // Writes after each suite, so that a later failure loses no result.
                files.Write(File, results);
                files.WriteText("suites.md", Report(results));
            }
        }
        Console.WriteLine(Report(results));
    }

    private static SuiteResult Measure(ProvingGround ground, SuiteShape shape, SuiteRunner runner, bool quick)
    {
        var suite = new MeasuredSuite(ground, shape, runner);
        var (profile, cost) = suite.Tune();
        var best = suite.Sweep(quick);
        var (before, after) = suite.DotnetTest(pairs: quick ? 1 : 3);
        // A sequential run cannot fail as only parallel runs do, and a hundred of them take minutes.
        var runs = profile.Choice == SuitePlan.Sequential || profile.Choice == SuitePlan.Unchanged ? 0 : quick ? 2 : shape.Breaks ? 100 : 0;
        return new(
            shape.Name, runner.Name, profile.Choice.ToString(), suite.Sequential.TotalSeconds, before, after, best.Count > 0 ? best[0].ToString() : "none passes", suite.Regret(profile.Choice, best, rounds: quick ? 1 : 5), cost, runs,
            suite.Failures(profile.Choice, runs), MachineFacts.Here);
    }

    private static string Report(List<SuiteResult> results)
    {
        var table = new Table("suite", "runner", "chosen", "best of the sweep", "over best", "dotnet test before", "after", "faster", "tuning, in sequential runs", "failures", "processor");
        foreach (var result in results)
        {
            table.Add(
                result.Shape,
                result.Runner,
                result.Choice,
                result.Best,
                Number(result.OverBest),
                result.BeforeSeconds is { } before ? $"{Number(before)} s" : "fails",
                $"{Number(result.AfterSeconds)} s",
                Speedup(result) is { } faster ? $"{Number(faster)}x" : "",
                Number(result.Cost),
                result.Runs == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{result.Failures} of {result.Runs}"),
                result.Machine.Processor);
        }
        var speedups = results.Select(Speedup).OfType<double>().DefaultIfEmpty(1).ToList();
        return $"""
            # Test suites

            Suites of about 3 s on several runners. The plan that a build chooses is compared with the fastest plan of a sweep of 2, 3, 4, 6, 8, 16 and 32 workers in each scope, with and
            without raised minimum pool threads, in five paired rounds in alternating order. Plain `dotnet test --no-build` is compared before and after tuning, in three pairs.
            Times are those of whole commands, with the start of the runner.

            {string.Join("; ", results.Select(result => result.Machine).Distinct())}

            {table}
            | figure | target | measured |
            |---|---|---|
            | `dotnet test`: time before over time after, geometric mean | 2.0 | {Number(Math.Exp(speedups.Average(Math.Log)))} |
            | `dotnet test`: time after over time before, highest | 1.03 | {Number(1 / speedups.Min())} |
            | choice over the fastest plan of the sweep, highest | 1.05 | {Number(results.Max(result => result.OverBest))} |
            | time of tuning in sequential runs, highest | 8 | {Number(results.Max(result => result.Cost))} |
            | tuned runs with a failure that the sequential run does not have | 0 of 200 | {results.Sum(result => result.Failures)} of {results.Sum(result => result.Runs)} |

            """;
    }

    // Null if the unchanged suite failed: failing tests end sooner, so that their time is not comparable.
    private static double? Speedup(SuiteResult result) => result.BeforeSeconds / result.AfterSeconds;

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
