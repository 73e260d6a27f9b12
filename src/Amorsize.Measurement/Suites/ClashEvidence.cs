using Amorsize.Measurement.Evidence;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// The failures of parallel runs, each with the tests that may have caused it: the test that failed, and all that ran beside it. A runner that does not report
/// when tests start leaves only the test that failed.
/// </summary>
/// <param name="traits">Says what an attribute can isolate: a test method or a class. These are the units.</param>
internal sealed class ClashEvidence(RunnerTraits traits)
{
    // A test that failed counts as much as two tests that ran beside it. With an equal weight, a long test that ran beside two victims would be blamed first.
    private const int WeightOfVictim = 2;

    private readonly List<(string Victim, HashSet<string> Suspects)> failures = [];

    public bool IsEmpty => failures.Count == 0;

    /// <summary>Adds the failures of a run.</summary>
    /// <param name="run">A run that completed.</param>
    /// <param name="differences">Names of the tests whose results differ from the sequential run.</param>
    public void Add(SuiteRun run, IReadOnlyList<string> differences)
    {
        var named = differences.ToHashSet();
        foreach (var victim in run.Tests.Where(test => named.Contains(test.Name)).Take(SuiteProfile.MaxNamedTests))
            failures.Add((traits.UnitOf(victim), [traits.UnitOf(victim), .. run.Tests.Where(test => AreBeside(test, victim)).Select(traits.UnitOf)]));
    }

    /// <summary>
    /// A small set of units that explains all failures: each has a unit of the set among its suspects. A single test that disturbs many others is found as the
    /// suspect that their failures have in common.
    /// </summary>
    /// <param name="most">At most one unit more than this is returned.</param>
    public IReadOnlyList<string> Explanation(int most)
    {
        var (left, units) = (failures.ToList(), new SortedSet<string>(StringComparer.Ordinal));
        while (left.Count > 0 && units.Count <= most)
        {
            var next = left
                .SelectMany(failure => failure.Suspects.Select(unit => (Unit: unit, Weight: unit == failure.Victim ? WeightOfVictim : 1)))
                .GroupBy(suspect => suspect.Unit, suspect => suspect.Weight)
                .OrderByDescending(weights => weights.Sum())
                .ThenBy(weights => weights.Key, StringComparer.Ordinal)
                .First().Key;
            units.Add(next);
            left.RemoveAll(failure => failure.Suspects.Contains(next));
        }
        return [.. units];
    }

    /// <summary>
    /// For each of these units, the units that it clashed with or may have clashed with. Only the first of two units of the list waits for the other, so that no
    /// circle arises. Null if a unit ran beside too many others.
    /// </summary>
    /// <param name="units">The units that explain all failures, in the order of their names.</param>
    /// <param name="most">Most others that a unit may wait for.</param>
    public IReadOnlyList<WaitingTest>? Apart(IReadOnlyList<string> units, int most)
    {
        List<WaitingTest> tests =
        [
            .. units.Select((unit, index) => new WaitingTest(unit, [.. OthersOf(unit).Except(units.Take(index + 1)).Order(StringComparer.Ordinal)]))
                .Where(test => test.After.Count > 0),
        ];
        return tests.Count > 0 && tests.TrueForAll(test => test.After.Count <= most) ? tests : null;
    }

    // The tests that ran beside the unit in all of its own failures; if there is none, those that did in one of them. Of a unit that never failed, its victims.
    private IEnumerable<string> OthersOf(string unit)
    {
        var own = failures.Where(failure => failure.Victim == unit).Select(failure => (IEnumerable<string>)failure.Suspects).ToList();
        var common = own.Count > 0 ? own.Aggregate((one, other) => one.Intersect(other)).Where(other => other != unit).ToList() : [];
        var victims = failures.Where(failure => failure.Victim != unit && failure.Suspects.Contains(unit) && own.Count == 0).Select(failure => failure.Victim);
        return victims.Concat(common.Count > 0 ? common : own.SelectMany(suspects => suspects)).Distinct();
    }

    private static bool AreBeside(TestTime one, TestTime other) => one.StartedAt < other.StartedAt + other.Duration && other.StartedAt < one.StartedAt + one.Duration;
}
