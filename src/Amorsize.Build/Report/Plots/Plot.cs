using System.Globalization;
using System.Xml.Linq;

namespace Amorsize.Build.Report.Plots;

/// <summary>A plot with one or two axes, as inline SVG. Colours come from CSS classes, so that the plot follows the light or dark theme of the page.</summary>
internal sealed class Plot
{
    /// <summary>Width in pixels: that of the narrowest screens, so that the text does not shrink there.</summary>
    public const double Width = 340;

    /// <summary>Default height in pixels.</summary>
    public const double UsualHeight = 210;

    // All sizes are in pixels. Side leaves room for half a tick label, Left for the whole tick labels of the vertical axis.
    private const double Side = 22;
    private const double Left = 52;
    private const double Right = Width - Side;
    private const double Top = 10;
    private const double BelowAxis = 38;
    private const double TickLength = 4;
    private const double LetterHeight = 4;
    private const double Thinnest = 0.7;
    private const double Gap = 0.5;

    private readonly Scale x;
    private readonly Scale? y;
    private readonly double bottom;
    private readonly XElement svg;

    /// <param name="title">The plot's title for screen readers.</param>
    /// <param name="height">Height in pixels; the width is <see cref="Width"/>.</param>
    /// <param name="x">The horizontal scale.</param>
    /// <param name="xTitle">The title of the horizontal axis.</param>
    /// <param name="xText">Formats a tick of the horizontal axis.</param>
    /// <param name="y">The vertical scale; null for a plot with one axis.</param>
    /// <param name="yText">Formats a tick of the vertical axis.</param>
    public Plot(string title, double height, Scale x, string xTitle, Func<double, string> xText, Scale? y = null, Func<double, string>? yText = null)
    {
        (this.x, this.y, bottom) = (x, y, height - BelowAxis);
        svg = new("svg",
            new XAttribute("viewBox", $"0 0 {Number(Width)} {Number(height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", title));
        Path("grid", string.Concat(x.Ticks.Select(tick => $"M{At(tick)} {Number(Top)}V{Number(bottom)}").Concat((y?.Ticks ?? []).Select(tick => $"M{Number(AxisLeft)} {Height(tick)}H{Number(Right)}"))));
        svg.Add(
            new XElement("g", new XAttribute("text-anchor", "middle"),
                x.Ticks.Select(tick => Text(At(tick), bottom + TickLength + (3 * LetterHeight), xText(tick))),
                Text(Number((AxisLeft + Right) / 2), height - LetterHeight, xTitle)),
            y is null ? null : new XElement("g", new XAttribute("text-anchor", "end"),
                y.Ticks.Select(tick => Text(Number(AxisLeft - TickLength - 1), HeightOf(tick) + LetterHeight, yText!(tick)))));
        Path("axis", $"M{Number(AxisLeft)} {Number(bottom)}H{Number(Right)}");
    }

    private double AxisLeft => y is null ? Side : Left;

    /// <summary>The finished SVG.</summary>
    public XElement Svg => svg;

    /// <summary>Adds a curve through points.</summary>
    public void Curve(string @class, IEnumerable<(double X, double Y)> points) => Path(@class, $"M{string.Join('L', points.Select(point => $"{At(point.X)} {Height(point.Y)}"))}");

    /// <summary>Adds a vertical line from a low to a high value, such as a confidence interval.</summary>
    public void Interval(string @class, double at, double low, double high) => Path(@class, $"M{At(at)} {Height(low)}V{Height(high)}");

    /// <summary>Adds a dot.</summary>
    public void Dot(string @class, double at, double value) => Dot(@class, At(at), Height(value));

    /// <summary>Adds a diamond, which readers can tell from a dot without colours.</summary>
    public void Diamond(string @class, double at, double value) => Path(@class, $"M{At(at)} {Height(value)}m0 -5l5 5l-5 5l-5 -5z");

    /// <summary>Adds vertical bars that stand on the horizontal axis.</summary>
    public void Bars(string @class, IEnumerable<(double From, double To, double Value)> bars) =>
        Path(@class, string.Concat(bars.Select(bar => $"M{At(bar.From)} {Number(bottom)}V{Height(bar.Value)}H{At(bar.To)}V{Number(bottom)}z")));

    /// <summary>Adds the name of a row of values, at the left edge.</summary>
    public void RowName(double top, string name) => svg.Add(Text(Number(AxisLeft), top + 11, name));

    /// <summary>Adds rows of values as short strokes, their medians as long ones. Rows of one CSS class share two paths, which keeps the page small.</summary>
    public void RowValues(string @class, IReadOnlyList<(double Top, IReadOnlyList<double> Values, double Median)> rows)
    {
        // Values on the same pixel are drawn once, to keep the page small.
        Path($"{@class} sample", string.Concat(rows.SelectMany(row => row.Values.Select(value => Math.Round(AtOf(value))).Distinct().Select(at => $"M{Number(at)} {Number(row.Top + 15)}v8"))));
        Path($"{@class} median", string.Concat(rows.Select(row => $"M{At(row.Median)} {Number(row.Top + 13)}v12")));
    }

    /// <summary>Adds horizontal bars as one path; pointing at it shows the name, if there is one.</summary>
    public void Spans(string @class, IEnumerable<(double From, double To, double Top)> spans, double height, string? name = null) => svg.Add(new XElement("path",
        new XAttribute("class", @class),
        new XAttribute("d", string.Concat(spans.Select(span => $"M{At(span.From)} {Number(span.Top)}h{Number(Math.Max(Thinnest, AtOf(span.To) - AtOf(span.From) - Gap))}v{Number(height)}H{At(span.From)}z"))),
        name is null ? null : new XElement("title", name)));

    private void Dot(string @class, string at, string height) =>
        svg.Add(new XElement("circle", new XAttribute("class", @class), new XAttribute("cx", at), new XAttribute("cy", height), new XAttribute("r", "4")));

    private void Path(string @class, string commands) => svg.Add(new XElement("path", new XAttribute("class", @class), new XAttribute("d", commands)));

    private static XElement Text(string x, double y, string text) => new("text", new XAttribute("x", x), new XAttribute("y", Number(y)), text);

    private string At(double value) => Number(AtOf(value));

    private double AtOf(double value) => AxisLeft + (x.Fraction(value) * (Right - AxisLeft));

    private string Height(double value) => Number(HeightOf(value));

    private double HeightOf(double value) => bottom - (y!.Fraction(value) * (bottom - Top));

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
