using System.Globalization;
using System.Xml.Linq;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Build.Report.Plots;

/// <summary>Time of an item over the chunk size, as measured and as predicted from item times and dispatch overhead alone.</summary>
internal static class ChunkPlot
{
    private const int PointsOfCurve = 24;

    /// <summary>The plot, or <see langword="null"/> when no plan with a chunk size was measured to its end.</summary>
    public static XElement? Of(Profile profile)
    {
        var measured = profile.Race.Where(evidence => !evidence.IsLowerBound && evidence.Candidate is { Execution: Execution.Threads, ChunkSize: > 0 })
            .GroupBy(evidence => evidence.Candidate.Workers)
            .OrderByDescending(group => group.Key == profile.Choice.Workers).ThenByDescending(group => group.Count())
            .FirstOrDefault()?.OrderBy(evidence => evidence.Candidate.ChunkSize).ToList();
        if (measured is null)
            return null;
        var workers = measured[0].Candidate.Workers;
        var largest = Math.Max(measured[^1].Candidate.ChunkSize, Math.Max(2, profile.Model.Items / workers));
        var chunks = Scale.Counts(largest);
        var predicted = Predict(profile, workers, chunks.Along(PointsOfCurve).Select(chunk => (int)Math.Clamp(chunk, 1, largest)).Distinct());
        var times = predicted.Select(point => point.Microseconds).Concat(measured.SelectMany(evidence => evidence.ItemMicroseconds)).ToList();
        var plot = new Plot(
            string.Create(CultureInfo.InvariantCulture, $"Time of an item over the chunk size, with {workers} workers"), Plot.UsualHeight,
            chunks, "items of a chunk", chunk => chunk.ToString("0", CultureInfo.InvariantCulture),
            Scale.Times(times.Min(), times.Max()), MicrosecondsText.InFull);
        if (predicted.Count > 0)
            plot.Curve("fit", predicted.Select(point => ((double)point.Chunk, point.Microseconds)));
        foreach (var evidence in measured)
        {
            var (low, high) = MedianInterval.Of(evidence.ItemMicroseconds);
            plot.Interval("interval", evidence.Candidate.ChunkSize, low, high);
            plot.Dot(evidence.Candidate == profile.Choice ? "chosen" : "measured", evidence.Candidate.ChunkSize, evidence.Median);
        }
        return plot.Svg;
    }

    private static List<(int Chunk, double Microseconds)> Predict(Profile profile, int workers, IEnumerable<int> chunks)
    {
        if (profile.Dispatch is not { } dispatch)
            return [];
        var model = new LoopModel(profile.Model.Items, profile.Model.ItemMicroseconds, profile.Search?.ItemTimes ?? [], dispatch);
        return [.. chunks.Select(chunk => (chunk, model.Predict(workers, chunk) / profile.Model.Items))];
    }
}
