using System.Xml.Linq;
using Amorsize.Tuning;

namespace Amorsize.Build.Reporting.Plots;

/// <summary>Every sample of every candidate, the fastest candidate first.</summary>
internal static class CandidatesPlot
{
    private const double RowHeight = 31;
    private const double AroundRows = 52;

    /// <param name="race">What was measured, of one candidate at least.</param>
    /// <param name="choice">The candidate that was chosen.</param>
    /// <param name="ofWhat">What a sample is the time of.</param>
    public static XElement Of<TCandidate>(IReadOnlyList<Evidence<TCandidate>> race, TCandidate choice, string ofWhat)
        where TCandidate : notnull
    {
        var rows = race.OrderBy(evidence => evidence.Median).ToList();
        var samples = rows.SelectMany(evidence => evidence.ItemMicroseconds).ToList();
        var plot = new Plot(
            $"All samples of {rows.Count} settings; chosen: {choice}", AroundRows + (rows.Count * RowHeight),
            Scale.Range(samples.Min(), samples.Max()), ofWhat, MicrosecondsText.InFull);
        foreach (var (index, evidence) in rows.Index())
        {
            var isChosen = evidence.Candidate.Equals(choice);
            plot.Row(isChosen ? "chosen" : "measured", 6 + (index * RowHeight), $"{(isChosen ? "✓ " : "")}{evidence.Candidate}{(evidence.IsAtLeast ? " (stopped)" : "")}", evidence.ItemMicroseconds, evidence.Median);
        }
        return plot.Svg;
    }
}
