using System.Xml.Linq;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Build.Report.Plots;

/// <summary>Every sample of every candidate, the fastest candidate first.</summary>
internal static class CandidatesPlot
{
    // Heights in pixels: of one candidate's row, and of the margins with the axis.
    private const double RowHeight = 31;
    private const double AroundRows = 52;

    /// <param name="race">The samples of each candidate; at least one.</param>
    /// <param name="choice">The candidate that was chosen.</param>
    /// <param name="ofWhat">The quantity that a sample measures, such as <c>time of an item</c>; the title of the axis.</param>
    public static XElement Of<TCandidate>(IReadOnlyList<CandidateSamples<TCandidate>> race, TCandidate choice, string ofWhat)
        where TCandidate : notnull
    {
        var rows = race.OrderBy(evidence => evidence.Median).ToList();
        var samples = rows.SelectMany(evidence => evidence.ItemMicroseconds).ToList();
        var plot = new Plot(
            $"All samples of {rows.Count} settings; chosen: {choice}", AroundRows + (rows.Count * RowHeight),
            Scale.Range(samples.Min(), samples.Max()), ofWhat, MicrosecondsText.InFull);
        var placed = rows.Select((evidence, index) => (Evidence: evidence, Top: 6 + (index * RowHeight))).ToList();
        placed.ForEach(row => plot.RowName(row.Top, NameOf(row.Evidence, choice)));
        foreach (var ofClass in placed.GroupBy(row => row.Evidence.Candidate.Equals(choice) ? "chosen" : "measured"))
            plot.RowValues(ofClass.Key, [.. ofClass.Select(row => (row.Top, row.Evidence.ItemMicroseconds, row.Evidence.Median))]);
        return plot.Svg;
    }

    /// <summary>The candidate's name, marked if it was chosen or if its trial was stopped.</summary>
    public static string NameOf<TCandidate>(CandidateSamples<TCandidate> evidence, TCandidate choice)
        where TCandidate : notnull => $"{(evidence.Candidate.Equals(choice) ? "✓ " : "")}{evidence.Candidate}{(evidence.IsLowerBound ? " (stopped)" : "")}";
}
