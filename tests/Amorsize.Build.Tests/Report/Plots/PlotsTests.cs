using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Amorsize.Build.Report.Plots;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.Report.Plots;

[TestClass]
public sealed partial class PlotsTests
{
    [TestMethod]
    public void SpeedupPlot_WorkerCounts_HaveADotEachAndTheChosenIsMarked()
    {
        var svg = SpeedupPlot.Of(Rows.CpuBound)!;

        Assert.AreSequenceEqual(["measured", "measured", "measured", "chosen"], Circles(svg).Select(circle => circle.Class));
        Assert.AreEqual(3, Paths(svg, "interval").Count());
        Assert.AreEqual(1, Paths(svg, "default").Count());
    }

    [TestMethod]
    public void SpeedupPlot_FasterPlan_HasAHigherDot()
    {
        var heights = Circles(SpeedupPlot.Of(Rows.CpuBound)!).Select(circle => circle.Y).ToList();

        Assert.AreSequenceEqual(heights.OrderDescending(), heights);
    }

    [TestMethod]
    public void SpeedupPlot_LowerBound_HasNoDot() => Assert.HasCount(5, Circles(SpeedupPlot.Of(Rows.IoBound)!).ToList());

    [TestMethod]
    public void SpeedupPlot_NoSequentialRun_IsNull() =>
        Assert.IsNull(SpeedupPlot.Of(Rows.CpuBound with { Race = [.. Rows.CpuBound.Race.Skip(1)] }));

    [TestMethod]
    public void ChunkPlot_SeveralWorkerCounts_ShowsTheChosenOne() => Assert.HasCount(5, Circles(ChunkPlot.Of(Rows.CpuBound)!).ToList());

    [TestMethod]
    public void ChunkPlot_NoChunksRaced_IsNull()
    {
        Assert.IsNull(ChunkPlot.Of(Rows.IoBound));
        Assert.IsNull(ChunkPlot.Of(Rows.Sequential));
    }

    [TestMethod]
    public void ChunkPlot_DispatchCost_DrawsACurveOnlyIfKnown()
    {
        Assert.AreEqual(1, Paths(ChunkPlot.Of(Rows.CpuBound)!, "fit").Count());
        Assert.AreEqual(0, Paths(ChunkPlot.Of(Rows.CpuBound with { Dispatch = null })!, "fit").Count());
    }

    [TestMethod]
    public void CandidatesPlot_EachCandidate_HasARowFastestFirst()
    {
        var svg = CandidatesPlot.Of(Rows.CpuBound.Race, Rows.CpuBound.Choice, "time of an item");

        var names = svg.Elements("text").Select(text => text.Value).Where(text => text.Contains("workers", StringComparison.Ordinal) || text.Contains("sequential", StringComparison.Ordinal)).ToList();
        Assert.AreEqual("✓ 4 workers, chunk 16", names[0]);
        Assert.AreEqual("sequential", names[^1]);
        Assert.HasCount(Rows.CpuBound.Race.Count, names);
        Assert.IsInRange(5, 15, Paths(svg, "chosen sample").Single().Attribute("d")!.Value.Count(letter => letter == 'M'));
    }

    [TestMethod]
    public void ItemTimesPlot_DifferentTimes_AreSpreadOverBars()
    {
        Assert.IsInRange(2, 5, Bars(ItemTimesPlot.Of([1, 2, 3, 4, 100])));
    }

    [TestMethod]
    public void ItemTimesPlot_EqualTimes_AreOneBar() => Assert.AreEqual(1, Bars(ItemTimesPlot.Of([5, 5, 5])));

    [TestMethod]
    public void TimelinePlot_ConcurrentTests_GetSeparateLanes()
    {
        var lanes = TimelinePlot.InLanes([("A", At(0, 10)), ("B", At(0, 5)), ("C", At(5, 5)), ("D", At(10, 1))]);

        Assert.AreSequenceEqual(["A D", "B C"], lanes.Select(lane => string.Join(' ', lane.Select(test => test.Name))));
    }

    [TestMethod]
    public void TimelinePlot_EachTest_HasATitle()
    {
        var svg = TimelinePlot.Of("before", [("A", At(0, 10)), ("B", At(0, 5))], TimeSpan.FromSeconds(10));

        Assert.AreSequenceEqual(["A: 10 s", "B: 5 s"], Paths(svg, "span").Select(path => path.Element("title")!.Value));
    }

    [TestMethod]
    public void TimelinePlot_ManyTests_NamesTheLongestAndDrawsAll()
    {
        var svg = TimelinePlot.Of("before", Enumerable.Range(1, 60).Select(test => ($"T{test}", At(0, test))), TimeSpan.FromSeconds(60));

        Assert.AreSequenceEqual(Enumerable.Range(21, 40).Reverse().Select(test => $"T{test}: {test} s"), svg.Descendants("title").Select(title => title.Value));
        Assert.AreEqual(60, Paths(svg, "span").Sum(path => path.Attribute("d")!.Value.Count(letter => letter == 'M')));
    }

    [TestMethod]
    public void Plots_AnyEvidence_DrawInsideThePicture()
    {
        XElement[] plots =
        [
            SpeedupPlot.Of(Rows.CpuBound)!, SpeedupPlot.Of(Rows.IoBound)!, SpeedupPlot.Of(Rows.Sequential)!, ChunkPlot.Of(Rows.CpuBound)!,
            CandidatesPlot.Of(Rows.IoBound.Race, Rows.IoBound.Choice, "time"), CandidatesPlot.Of(Rows.Suite.Race, Rows.Suite.Choice, "time"),
        ];
        foreach (var (x, y, svg) in plots.SelectMany(svg => Circles(svg).Select(circle => (circle.X, circle.Y, svg))))
            Assert.IsTrue(x is >= 0 and <= Plot.Width && y is >= 0 and <= 210, $"{x} {y} of {svg.Attribute("aria-label")!.Value}");
        foreach (var place in plots.SelectMany(svg => svg.Elements("path")).SelectMany(path => Places.Matches(path.Attribute("d")!.Value)))
            Assert.IsTrue(double.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) is >= 0 and <= Plot.Width && double.Parse(place.Groups[2].Value, CultureInfo.InvariantCulture) is >= 0 and <= 400, place.Value);
        Assert.IsFalse(plots.Any(svg => svg.ToString().Contains("NaN", StringComparison.Ordinal) || svg.ToString().Contains('∞', StringComparison.Ordinal)));
    }

    [TestMethod]
    public void SpeedupPlot_Label_DescribesThePicture() =>
        Assert.AreEqual("Speed-up over workers: sequential is 1.00 times as fast as sequential", SpeedupPlot.Of(Rows.Sequential)!.Attribute("aria-label")!.Value);

    private static TestSpan At(double start, double seconds) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(seconds));

    private static IEnumerable<(string Class, double X, double Y)> Circles(XElement svg) => svg.Elements("circle").Select(circle =>
        (circle.Attribute("class")!.Value, double.Parse(circle.Attribute("cx")!.Value, CultureInfo.InvariantCulture), double.Parse(circle.Attribute("cy")!.Value, CultureInfo.InvariantCulture)));

    private static int Bars(XElement svg) => Paths(svg, "bar").Single().Attribute("d")!.Value.Count(letter => letter == 'M');

    private static IEnumerable<XElement> Paths(XElement svg, string @class) => svg.Elements("path").Where(path => path.Attribute("class")!.Value == @class);

    [GeneratedRegex(@"[ML](-?[0-9.]+) (-?[0-9.]+)")]
    private static partial Regex Places { get; }
}
