using System.Globalization;
using System.Xml.Linq;
using Amorsize.Build.Report.Plots;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Build.Report;

/// <summary>The candidates with their raw samples, as numbers.</summary>
internal static class CandidatesTable
{
    private const double Millisecond = 1e3;
    private const double Second = 1e6;
    private const int Digits = 4;

    /// <param name="race">The samples of each candidate.</param>
    /// <param name="choice">The candidate that was chosen.</param>
    /// <param name="ofWhat">Names the thing that a sample is the time of.</param>
    public static XElement Of<TCandidate>(IReadOnlyList<CandidateSamples<TCandidate>> race, TCandidate choice, string ofWhat)
        where TCandidate : notnull
    {
        // One unit for all, so that values can be compared and copied.
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
