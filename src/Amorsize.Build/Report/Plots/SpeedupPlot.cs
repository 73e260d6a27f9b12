using System.Globalization;
using System.Xml.Linq;
using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Build.Report.Plots;

/// <summary>Speed-up over the number of workers: measured medians with their intervals, and the fitted Universal Scalability Law.</summary>
internal static class SpeedupPlot
{
    private const int PointsOfCurve = 24;

    /// <summary>The plot, or <see langword="null"/> when the race has no sequential time to compare with.</summary>
    public static XElement? Of(Profile profile)
    {
        if (profile.Race.FirstOrDefault(evidence => evidence.Candidate == ExecutionPlan.Sequential) is not { } sequential)
            return null;
        var measured = profile.Race.Where(evidence => !evidence.IsLowerBound && evidence.Candidate.Workers > 1)
            .GroupBy(evidence => evidence.Candidate.Workers)
            .Select(group => group.FirstOrDefault(evidence => evidence.Candidate == profile.Choice) ?? group.MinBy(evidence => evidence.Median)!)
            .OrderBy(evidence => evidence.Candidate.Workers)
            .Select(evidence => (evidence.Candidate, Ratios: Ratios(sequential, evidence)))
            .ToList();
        var most = Math.Max(2, measured.Select(point => point.Candidate.Workers).DefaultIfEmpty().Max());
        var highest = measured.Select(point => MedianInterval.Of(point.Ratios).High).Append(1).Max();
        var speedups = Scale.FromZero(highest * 1.05);
        var plot = new Plot(
            Title(profile), Plot.UsualHeight,
            Scale.Counts(most), "workers", workers => workers.ToString("0", CultureInfo.InvariantCulture),
            speedups, speedup => string.Create(CultureInfo.InvariantCulture, $"{speedup:0.##}x"));
        var workers = Scale.Counts(most).Along(PointsOfCurve).Where(count => count >= 1).Prepend(1).ToList();
        // Both curves end at the largest speed-up of the plot. The scale would clamp higher points into a line along the upper edge.
        plot.Curve("ideal", workers.Select(count => Math.Min(count, speedups.Max)).Distinct().Select(count => (count, count)));
        plot.Curve("fit", workers.Select(count => (Workers: count, Speedup: profile.Model.PredictSpeedup(count))).Where(point => point.Speedup <= speedups.Max));
        if (profile.Race.FirstOrDefault(evidence => evidence.Candidate == profile.FrameworkDefault) is { IsLowerBound: false } standard)
            plot.Diamond("default", standard.Candidate.Workers, Sample.Median(Ratios(sequential, standard)));
        plot.Dot(profile.Choice == ExecutionPlan.Sequential ? "chosen" : "measured", 1, 1);
        foreach (var (candidate, ratios) in measured)
        {
            var (low, high) = MedianInterval.Of(ratios);
            plot.Interval("interval", candidate.Workers, low, high);
            plot.Dot(candidate == profile.Choice ? "chosen" : "measured", candidate.Workers, Sample.Median(ratios));
        }
        return plot.Svg;
    }

    private static string Title(Profile profile) => string.Create(CultureInfo.InvariantCulture, $"Speed-up over workers: {profile.Choice} is {profile.Speedup:0.00} times as fast as sequential");

    private static double[] Ratios(CandidateSamples<ExecutionPlan> sequential, CandidateSamples<ExecutionPlan> evidence) => [.. sequential.ItemMicroseconds.Zip(evidence.ItemMicroseconds, (one, many) => one / many)];
}
