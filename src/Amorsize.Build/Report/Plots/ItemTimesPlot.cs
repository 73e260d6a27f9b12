using System.Globalization;
using System.Xml.Linq;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Build.Report.Plots;

/// <summary>A histogram of the times of single items.</summary>
internal static class ItemTimesPlot
{
    private const int Bins = 12;

    /// <param name="times">Times of single items, in microseconds; at least two.</param>
    public static XElement Of(IReadOnlyList<double> times)
    {
        var x = Scale.Range(times.Min(), Math.Max(times.Max(), 1e-3));
        var edges = x.Along(Bins + 1).ToList();
        var counts = Enumerable.Range(0, Bins).Select(bin => times.Count(time => BinOf(time, x) == bin)).ToList();
        var plot = new Plot(
            string.Create(CultureInfo.InvariantCulture, $"Distribution of the times of {times.Count} items"), Plot.UsualHeight,
            x, "time of an item", MicrosecondsText.InFull,
            Scale.FromZero(counts.Max()), count => count.ToString("0.#", CultureInfo.InvariantCulture));
        plot.Bars("bar", Enumerable.Range(0, Bins).Where(bin => counts[bin] > 0).Select(bin => (edges[bin], edges[bin + 1], (double)counts[bin])));
        return plot.Svg;
    }

    private static int BinOf(double time, Scale x) => Math.Min((int)(x.Fraction(time) * Bins), Bins - 1);
}
