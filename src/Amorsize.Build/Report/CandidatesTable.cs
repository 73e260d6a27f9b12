using System.Globalization;
using System.Xml.Linq;
using Amorsize.Build.Report.Plots;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Build.Report;

/// <summary>A table of the candidates with all their samples.</summary>
internal static class CandidatesTable
{
    // Units are in microseconds, as the samples are. Digits is the number of significant digits.
    private const double Millisecond = 1e3;
    private const double Second = 1e6;
    private const int Digits = 4;

    /// <param name="race">The samples of each candidate.</param>
    /// <param name="choice">The candidate that was chosen.</param>
    /// <param name="ofWhat">The quantity that a sample measures, such as <c>time of an item</c>.</param>
    public static XElement Of<TCandidate>(IReadOnlyList<CandidateSamples<TCandidate>> race, TCandidate choice, string ofWhat)
        where TCandidate : notnull
    {
        // All numbers of the table have the same unit, so that a reader can compare and copy them.
        var (unit, factor) = race.SelectMany(evidence => evidence.ItemMicroseconds).DefaultIfEmpty().Max() switch
        {
            >= Second => ("s", 1 / Second),
            >= Millisecond => ("ms", 1 / Millisecond),
            _ => ("µs", 1.0),
        };
        return new("details",
            new XElement("summary", string.Create(CultureInfo.InvariantCulture, $"{race.Count} candidates with all samples, in {unit}")),
            Table.Of(["candidate", "median", $"{ofWhat} in each round"], race.OrderBy(evidence => evidence.Median).Select(evidence => (string[])
            [
                CandidatesPlot.NameOf(evidence, choice),
                Number(evidence.Median * factor),
                string.Join(" ", evidence.ItemMicroseconds.Select(time => Number(time * factor))),
            ])));
    }

    private static string Number(double value) => value.ToString($"0.{new string('#', Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(value)), 0, 9))}", CultureInfo.InvariantCulture);
}
