using Amorsize.Engine;
using Amorsize.Tuning.Search;
using Amorsize.Tuning.Statistics;
using static System.FormattableString;

namespace Amorsize.Tuning.Loops;

/// <summary>Says in a sentence, with its numbers, why a setting was chosen.</summary>
internal static class Explanation
{
    private const double WideSpread = 0.25;
    private const double NearlyAll = 0.9;

    public static string Of(Setting choice, IReadOnlyList<Evidence<Setting>> race, Setting frameworkDefault, CostModel model)
    {
        var sequential = race.Single(evidence => evidence.Candidate == Setting.Sequential);
        var standard = race.Single(evidence => evidence.Candidate == frameworkDefault);
        var kind = model.IsLatencyBound ? Invariant($"item {Duration(model.ItemMicroseconds)}, {model.CpuShare:P0} of it computing") : $"item {Duration(model.ItemMicroseconds)}";
        if (choice == Setting.Sequential)
        {
            var best = race.Where(evidence => evidence != sequential && !evidence.IsAtLeast).MinBy(evidence => evidence.Median);
            return best is null
                ? Invariant($"sequential: everything parallel was far slower; {kind}")
                : Invariant($"sequential: the best parallel setting ({best.Candidate}) gave {Decision.Compare(sequential, best).Speedup:0.00}x; {kind}");
        }
        var chosen = race.Single(evidence => evidence.Candidate == choice);
        var overSequential = Decision.Compare(sequential, chosen).Speedup;
        var overDefault = Decision.Compare(standard, chosen).Speedup;
        return choice == frameworkDefault
            ? Invariant($"{choice}, which is the framework's default: {overSequential:0.00}x sequential, and no other setting was better; {kind}")
            : Invariant($"{choice}: {overSequential:0.00}x sequential, {(standard.IsAtLeast ? "more than " : "")}{overDefault:0.00}x the framework's default; {kind}");
    }

    public static IReadOnlyList<string> WarningsOf(SearchResult<Setting> found, TimeSpan budget)
    {
        var warnings = found.Failures.ToList();
        if (found.Record.Rounds < Race<Setting>.FewestRounds && found.Record.Elapsed >= budget * NearlyAll)
            warnings.Add(Invariant($"only {found.Record.Rounds} round(s) of measurements fitted into {budget.TotalSeconds:0.#} s: raise AmorsizeTimeBudget for a surer result"));
        var spread = found.Race.Max(evidence => Sample.Spread(evidence.ItemMicroseconds));
        if (spread > WideSpread)
            warnings.Add(Invariant($"the machine was noisy: samples of one setting differ from their median by {spread:P0}"));
        return warnings;
    }

    private static string Duration(double microseconds) => microseconds switch
    {
        < 1 => Invariant($"{microseconds * 1e3:0.#} ns"),
        < 1e3 => Invariant($"{microseconds:0.#} µs"),
        < 1e6 => Invariant($"{microseconds / 1e3:0.#} ms"),
        _ => Invariant($"{microseconds / 1e6:0.#} s"),
    };
}
