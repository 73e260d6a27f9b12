using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>
/// A simulated suite in which tests clash when they run beside each other. Workers take the tests in order, or in a random order of each shuffled run. The times
/// of tests scatter from run to run. A run takes no time but advances the clock.
/// </summary>
/// <param name="traits">The traits of its runner.</param>
/// <param name="tests">The tests, which only wait.</param>
/// <param name="clashes">Whether two tests that run beside each other clash; the first of them fails.</param>
/// <param name="seed">Seed for the orders and the times.</param>
internal sealed class ClashingSuite(RunnerTraits traits, IReadOnlyList<SyntheticTest> tests, Func<string, string, bool> clashes, int seed) : ISuite
{
    private const int Processors = 4;
    private const double StartSeconds = 0.5;

    // Each test takes up to this share more than its time.
    private const double Scatter = 0.2;

    private readonly Random random = new(seed);

    public FakeTimeProvider Clock { get; } = new();

    public RunnerTraits Traits => traits;

    /// <summary>How a run ends in which tests clashed.</summary>
    public SuiteEnd EndOfClash { get; init; } = SuiteEnd.Completed;

    /// <summary>The runs so far: the plan, and the tests that were left out.</summary>
    public List<(SuitePlan Plan, IReadOnlyList<string> Without)> Runs { get; } = [];

    public int RunsWithout => Runs.Count(run => run.Without.Count > 0);

    public SuiteRun Run(SuitePlan plan, bool shuffled, TimeSpan limit) => RunWithout([], plan, shuffled, limit);

    public SuiteRun RunWithout(IReadOnlyList<string> units, SuitePlan plan, bool shuffled, TimeSpan limit)
    {
        Runs.Add((plan, units));
        var left = tests.Where(test => !units.Contains(traits.IsolatesClasses ? test.Class : test.Name)).ToList();
        if (shuffled)
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(left));
        var spans = Schedule(left, plan);
        var failing = spans.Where(one => spans.Exists(other => one.Test != other.Test && one.From < other.To && other.From < one.To && clashes(one.Test.Name, other.Test.Name))).Select(one => one.Test.Name).ToHashSet();
        var (elapsed, end) = (TimeSpan.FromSeconds(StartSeconds + spans.Select(one => one.To).DefaultIfEmpty().Max()), failing.Count > 0 ? EndOfClash : SuiteEnd.Completed);
        if (end == SuiteEnd.TimedOut || elapsed > limit)
            (elapsed, end) = (limit, SuiteEnd.TimedOut);
        var start = Clock.GetUtcNow();
        Clock.Advance(elapsed);
        return end == SuiteEnd.Completed
            ? new() { End = end, Elapsed = elapsed, Computed = TimeSpan.Zero, Tests = [.. spans.Select(one => new TestTime(one.Test.Name, one.Test.Class, TimeSpan.FromSeconds(one.To - one.From), failing.Contains(one.Test.Name), start + TimeSpan.FromSeconds(one.From)))] }
            : new() { End = end, Elapsed = elapsed, Message = "it ended without results" };
    }

    /// <summary>Searches the best plan in builds with slices of a time.</summary>
    public SuiteProfile Search(TimeSpan? slice = null)
    {
        IReadOnlyList<RecordedRun> runs = [];
        while (true)
        {
            var resumed = new ResumedSuite(this, [.. RecordedRuns.Of("here", runs).ToRuns()], new(Clock, () => TimeSpan.Zero, () => null, () => 0), slice ?? TimeSpan.MaxValue, kept => runs = [.. kept]);
            var profile = new SuiteSearch(resumed, resumed.Instruments).Run(new(Processors, TimeSpan.FromHours(1), TimeSpan.Zero, slice ?? TimeSpan.MaxValue));
            if (!profile.IsInProgress)
                return profile;
        }
    }

    private List<(SyntheticTest Test, double From, double To)> Schedule(List<SyntheticTest> left, SuitePlan plan)
    {
        var workers = new PriorityQueue<int, double>(Enumerable.Range(0, plan.Workers > 0 ? plan.Workers : traits.DefaultWorkers).Select(worker => (worker, 0.0)));
        var spans = new List<(SyntheticTest Test, double From, double To)>();
        var units = plan.Scope == TestScope.Methods || (plan.Scope == TestScope.AsDeclared && traits.DeclaredScope == TestScope.Methods) ? left.Select(test => new[] { test }) : left.GroupBy(test => test.Class).Select(ofClass => ofClass.ToArray());
        var after = WaitingTest.Split(plan.Waiting).ToDictionary(test => test.Test, test => test.After);
        // A test that waits is the last one of the suite, and those of its class are with it.
        foreach (var unit in units.OrderBy(unit => unit.Any(test => after.ContainsKey(test.Name))))
        {
            workers.TryDequeue(out var worker, out var now);
            foreach (var test in unit)
            {
                now = Math.Max(now, spans.Where(other => after.GetValueOrDefault(test.Name, []).Contains(other.Test.Name)).Select(other => other.To).DefaultIfEmpty().Max());
                var end = now + (test.Seconds * (1 + (Scatter * random.NextDouble())));
                spans.Add((test, now, end));
                now = end;
            }
            workers.Enqueue(worker, now);
        }
        return spans;
    }
}
