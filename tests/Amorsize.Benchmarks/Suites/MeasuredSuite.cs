using System.Diagnostics;
using Amorsize.Benchmarks.Builds;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Discovery;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Amorsize.Platform.Processors;

namespace Amorsize.Benchmarks.Suites;

/// <summary>One suite on one runner, unchanged and tuned.</summary>
internal sealed class MeasuredSuite
{
    // The sweep repeats a plan only if its first run took at most 1.4 times as long as the best first run.
    private const double MaxRepeatedSlowdown = 1.4;
    private const int SequentialRuns = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly bool isFlaky;
    private readonly string before;
    private readonly SuiteFolder after;
    private readonly SuiteFiles files;
    private readonly SuiteProcess process;
    private readonly SuiteRun sequential;
    private readonly RunnerTraits traits;

    public MeasuredSuite(ProvingGround ground, SuiteShape shape, SuiteRunner runner)
    {
        isFlaky = shape.IsFlaky;
        before = SuiteFolder.Create(ground, shape, runner, tunes: false).Path;
        after = SuiteFolder.Create(ground, shape, runner, tunes: true);
        Command.Run(before, "dotnet", "build -nologo -v:q");
        var suite = CachedScan.Suite(Path.Combine(before, "obj", "suite.scan"), AssemblyOf(before), SupportedFrameworks.Scanner)!;
        traits = runner.Framework.TraitsOf(suite, Environment.ProcessorCount, setsMinThreads: true);
        var project = new SuiteProject
        {
            Framework = runner.Framework,
            IsOnTestingPlatform = runner.IsOnTestingPlatform,
            AssemblyPath = AssemblyOf(before),
            ProjectDirectory = before,
            DotNet = "dotnet",
            VsTestConsole = Path.Combine(SdkFolder(), "vstest.console.dll"),
            UserRunSettings = "",
            RunSettings = Path.Combine(before, "obj", "trial.runsettings"),
        };
        files = new(project, new LocalFileSystem());
        process = new(
            project,
            traits,
            files.Write,
            long.MaxValue,
            ProcessorTimesReader.ReadEndedChildren,
            CancellationToken.None);
        sequential = process.Run(traits.SequentialPlan, shuffled: false, Limit);
        TimeSpan[] times = [sequential.Elapsed, .. Enumerable.Range(1, SequentialRuns - 1).Select(_ => process.Run(traits.SequentialPlan, shuffled: false, Limit).Elapsed)];
        Sequential = TimeSpan.FromSeconds(Sample.Median([.. times.Select(time => time.TotalSeconds)]));
    }

    /// <summary>Time of a sequential run: the median of three.</summary>
    public TimeSpan Sequential { get; }

    /// <summary>Tunes the suite as a build does.</summary>
    /// <returns>The result, and the time that tuning adds to a build that has nothing to do, in sequential runs.</returns>
    /// <exception cref="InvalidOperationException">Foreign load prevented a measurement in all builds.</exception>
    public (SuiteProfile Profile, double Cost) Tune()
    {
        var (profile, time) = after.Tune();
        return (profile, time / Sequential);
    }

    /// <summary>Runs every plan of the grid but those that are at least as parallel as one that failed, and the faster ones twice.</summary>
    /// <returns>The two fastest plans that pass; none if no plan passes.</returns>
    public IReadOnlyList<SuitePlan> Sweep(bool quick)
    {
        var (times, failed) = (new Dictionary<SuitePlan, List<double>>(), new List<SuitePlan>());
        foreach (var plan in Grid(quick).Where(plan => !failed.Exists(plan.IsAtLeastAsParallelAs)))
        {
            var seconds = Run(plan);
            if (double.IsFinite(seconds))
                times[plan] = [seconds];
            else if (plan != SuitePlan.Unchanged)
                failed.Add(plan);
        }
        if (times.Count == 0)
            return [];
        var limit = times.Values.Min(list => list[0]) * MaxRepeatedSlowdown;
        foreach (var (plan, list) in times.Where(entry => entry.Value[0] <= limit))
            list.Add(Run(plan));
        return [.. times.OrderBy(entry => entry.Value.Count == 1 ? entry.Value[0] * MaxRepeatedSlowdown : Sample.Median(entry.Value)).Take(2).Select(entry => entry.Key)];
    }

    /// <summary>Time under the choice over the time under the fastest of other plans: the median of the ratios of rounds, in alternating order.</summary>
    public double Regret(SuitePlan choice, IReadOnlyList<SuitePlan> best, int rounds)
    {
        SuitePlan[] all = [.. best.Append(choice).Distinct()];
        var times = all.ToDictionary(plan => plan, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var plan in round % 2 == 0 ? all : all.Reverse())
                times[plan].Add(Run(plan));
        }
        return best.Select(other => other == choice ? 1 : new PairedComparison(times[choice], times[other]).Speedup).DefaultIfEmpty(1).Max();
    }

    /// <summary>
    /// Times plain <c>dotnet test --no-build</c> unchanged and tuned, in seconds, in alternating order. The unchanged suite may fail, because some runners run tests
    /// in parallel by default. Its time is then null.
    /// </summary>
    public (double? Before, double After) DotnetTest(int pairs)
    {
        var (untuned, tuned) = (new List<double>(), new List<double>());
        var passed = true;
        // The last trial has left its plan in the files of the suite.
        files.Write(SuitePlan.Unchanged);
        for (var pair = 0; pair < pairs; pair++)
        {
            foreach (var isTuned in pair % 2 == 0 ? (bool[])[false, true] : [true, false])
            {
                var start = Stopwatch.GetTimestamp();
                passed &= Command.Run(isTuned ? after.Path : before, "dotnet", "test --no-build", acceptInterference: false, mayFail: !isTuned || isFlaky);
                (isTuned ? tuned : untuned).Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
        return (passed ? Sample.Median(untuned) : null, Sample.Median(tuned));
    }

    /// <summary>Runs the suite under a plan, and counts the runs in which a test ended differently than in the sequential run.</summary>
    public int Failures(SuitePlan plan, int runs) =>
        Enumerable.Range(0, runs).Count(_ => process.Run(plan, shuffled: false, Limit).DifferencesTo(sequential).Count > 0);

    private static string AssemblyOf(string folder) => Path.Combine(folder, "bin", "Debug", "net10.0", $"{Path.GetFileName(folder)}.dll");

    private static string SdkFolder()
    {
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", "--list-sdks") { RedirectStandardOutput = true })!;
        var last = dotnet.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Split([' ', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        return Path.Combine(last[1], last[0]);
    }

    private double Run(SuitePlan plan)
    {
        var run = process.Run(plan, shuffled: false, Limit);
        return run.End == SuiteEnd.Completed && run.DifferencesTo(sequential).Count == 0 ? run.Elapsed.TotalSeconds : double.PositiveInfinity;
    }

    private IEnumerable<SuitePlan> Grid(bool quick)
    {
        yield return SuitePlan.Unchanged;
        foreach (var workers in quick ? (int[])[2, 16] : [2, 3, 4, 6, 8, 16, 32])
        {
            foreach (var scope in traits.SetsScope ? (TestScope[])[TestScope.Classes, TestScope.Methods] : [TestScope.AsDeclared])
            {
                yield return new(workers, scope);
                if (traits.WaitsForPool)
                    yield return new(workers, scope, workers + Environment.ProcessorCount);
            }
        }
    }
}
