using System.Xml.Linq;
using Amorsize.Build.Commands;
using Amorsize.Cache.Entries;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using static System.FormattableString;

namespace Amorsize.Build.Report;

/// <summary>The time that tuning saves: one run of each loop and of the suite, compared with the reference plans.</summary>
internal static class Savings
{
    public static IEnumerable<XElement> Of(IReadOnlyList<StatusRow> rows)
    {
        var loops = rows.Where(row => row.Entry?.Result is EntryResult.Loop).Select(row => (row.Name, ((EntryResult.Loop)row.Entry!.Result).Profile)).ToList();
        var suite = rows.Select(row => row.Entry?.Result).OfType<EntryResult.Suite>().FirstOrDefault(result => result.Profile.Race.Count > 0)?.Profile;
        if (loops.Count == 0 && suite is null)
            return [new("p", "Nothing is measured yet.")];
        return [.. Loops(loops), .. Suite(suite)];
    }

    private static IEnumerable<XElement> Loops(List<(string Name, Profile Profile)> loops)
    {
        if (loops.Count == 0)
            yield break;
        var (sequential, byDefault, tuned) = (loops.Sum(loop => Sequential(loop.Profile)), loops.Sum(loop => ByDefault(loop.Profile)), loops.Sum(loop => Tuned(loop.Profile)));
        var atLeast = AtLeast(loops.Exists(loop => loop.Profile.IsDefaultLowerBound));
        yield return new("p", new XAttribute("class", "saved"), Invariant($"One run of {(loops.Count == 1 ? "the loop" : $"each of {loops.Count} loops")} takes {MicrosecondsText.InWords(tuned)} as tuned: {MicrosecondsText.InWords(sequential)} sequentially ({sequential / tuned:0.0}x), {atLeast}{MicrosecondsText.InWords(byDefault)} with the framework default ({atLeast}{byDefault / tuned:0.0}x)."));
        yield return Table.Of(["one run of", "sequential", "framework default", "tuned"], loops
            .OrderByDescending(loop => ByDefault(loop.Profile) - Tuned(loop.Profile))
            .Select(loop => (string[])[loop.Name, MicrosecondsText.InWords(Sequential(loop.Profile)), $"{AtLeast(loop.Profile.IsDefaultLowerBound)}{MicrosecondsText.InWords(ByDefault(loop.Profile))}", MicrosecondsText.InWords(Tuned(loop.Profile))]));
    }

    private static IEnumerable<XElement> Suite(SuiteProfile? suite)
    {
        var chosen = suite?.Race.FirstOrDefault(evidence => evidence.Candidate == suite.Choice);
        if (chosen is not null)
        {
            // A plan under which tests fail leaves the race. If the unchanged suite did, no speed-up over it is known.
            var before = suite!.Race.Any(evidence => evidence.Candidate == SuitePlan.Unchanged) ? Invariant($"{suite.Speedup:0.00}x as fast as before") : "while some tests failed without tuning";
            yield return new("p", new XAttribute("class", "saved"), Invariant($"A run of the tests takes {MicrosecondsText.InWords(chosen.Median)} as tuned, {before}, and {suite.Sequential.TotalSeconds:0.0} s sequentially."));
        }
    }

    private static string AtLeast(bool isSo) => isSo ? "more than " : "";

    private static double Sequential(Profile profile) => profile.Model.ItemMicroseconds * profile.Model.Items;

    private static double ByDefault(Profile profile) => profile.Model.DefaultItemMicroseconds * profile.Model.Items;

    private static double Tuned(Profile profile) => profile.Model.TunedItemMicroseconds * profile.Model.Items;
}
