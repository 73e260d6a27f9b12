using System.Xml.Linq;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Report.Plots;

/// <summary>The tests of one run over time. Tests that ran at the same time lie above each other.</summary>
internal static class TimelinePlot
{
    // Heights in pixels: of all lanes, of one lane, and of the margins with the axis. LaneShare is the part of a lane's height that a bar fills.
    private const double AllLanes = 170;
    private const double TallestLane = 16;
    private const double AroundLanes = 52;
    private const double LaneShare = 0.9;

    // The number of bars that show a name. The longest tests get one, because they decide how long a run takes.
    private const int MostNamed = 40;

    // Tests share a lane even if they overlap by this much, because runners round the times that they report.
    private static readonly TimeSpan Overlap = TimeSpan.FromMilliseconds(1);

    /// <param name="title">The title of the plot, which names the run.</param>
    /// <param name="tests">The tests of the run, with the time in which each ran.</param>
    /// <param name="longest">Length of the axis, the same for runs that are compared; above zero.</param>
    public static XElement Of(string title, IEnumerable<(string Name, TestSpan Span)> tests, TimeSpan longest)
    {
        var lanes = InLanes(tests);
        var height = Math.Min(TallestLane, AllLanes / Math.Max(1, lanes.Count));
        var plot = new Plot(title, AroundLanes + (height * lanes.Count), Scale.FromZero(longest.TotalMicroseconds), "since the first test began", MicrosecondsText.InFull);
        var spans = lanes.Index().SelectMany(lane => lane.Item.Select(test => (test.Name, test.Span, Top: 10 + (lane.Index * height)))).OrderByDescending(test => test.Span.Duration).ToList();
        foreach (var (name, span, top) in spans.Take(MostNamed))
            plot.Spans("span", [Place(span, top)], height * LaneShare, $"{name}: {MicrosecondsText.InWords(span.Duration.TotalMicroseconds)}");
        if (spans.Count > MostNamed)
            plot.Spans("span", spans.Skip(MostNamed).Select(test => Place(test.Span, test.Top)), height * LaneShare);
        return plot.Svg;
    }

    /// <summary>Puts each test into the first lane that is free when it starts.</summary>
    internal static IReadOnlyList<IReadOnlyList<(string Name, TestSpan Span)>> InLanes(IEnumerable<(string Name, TestSpan Span)> tests)
    {
        var lanes = new List<List<(string Name, TestSpan Span)>>();
        foreach (var test in tests.OrderBy(test => test.Span.Start))
        {
            var free = lanes.Find(lane => lane[^1].Span.Start + lane[^1].Span.Duration <= test.Span.Start + Overlap);
            if (free is null)
                lanes.Add(free = []);
            free.Add(test);
        }
        return lanes;
    }

    private static (double From, double To, double Top) Place(TestSpan span, double top) => (span.Start.TotalMicroseconds, (span.Start + span.Duration).TotalMicroseconds, top);
}
