using System.Globalization;
using System.Xml.Linq;

namespace Amorsize.Build.Report.Plots;

/// <summary>A picture with two axes, as inline SVG. Its colours are the page's, by class, so that it follows the page's theme.</summary>
internal sealed class Plot
{
    /// <summary>As wide as the narrowest screens, so that its letters need not shrink there.</summary>
    public const double Width = 340;

    /// <summary>Its height where nothing else decides.</summary>
    public const double UsualHeight = 210;

    // Room for half of the letters of a tick, and left for those of the other axis.
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

    /// <param name="title">What it shows, for those who do not see it.</param>
    /// <param name="height">Its height, its width being <see cref="Width"/>.</param>
    /// <param name="x">To the right.</param>
    /// <param name="xTitle">What is to the right.</param>
    /// <param name="xText">How its ticks are written.</param>
    /// <param name="y">Upwards; null where nothing is measured upwards.</param>
    /// <param name="yText">How its ticks are written.</param>
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

    /// <summary>The picture.</summary>
    public XElement Svg => svg;

    /// <summary>Adds a curve through points.</summary>
    public void Curve(string @class, IEnumerable<(double X, double Y)> points) => Path(@class, $"M{string.Join('L', points.Select(point => $"{At(point.X)} {Height(point.Y)}"))}");

    /// <summary>Adds an interval in the vertical.</summary>
    public void Interval(string @class, double at, double low, double high) => Path(@class, $"M{At(at)} {Height(low)}V{Height(high)}");

    /// <summary>Adds a dot.</summary>
    public void Dot(string @class, double at, double value) => Dot(@class, At(at), Height(value));

    /// <summary>Adds a square that stands on its tip, so that it is told from dots.</summary>
    public void Diamond(string @class, double at, double value) => Path(@class, $"M{At(at)} {Height(value)}m0 -5l5 5l-5 5l-5 -5z");

    /// <summary>Adds bars that stand on the axis.</summary>
    public void Bars(string @class, IEnumerable<(double From, double To, double Value)> bars) =>
        Path(@class, string.Concat(bars.Select(bar => $"M{At(bar.From)} {Number(bottom)}V{Height(bar.Value)}H{At(bar.To)}V{Number(bottom)}z")));

    /// <summary>Adds values of one row, each a short stroke, and its name above.</summary>
    public void Row(string @class, double top, string name, IEnumerable<double> values, double median)
    {
        svg.Add(Text(Number(AxisLeft), top + 11, name));
        // Those that fall onto each other are one.
        Path($"{@class} sample", string.Concat(values.Select(value => Math.Round(AtOf(value))).Distinct().Select(at => $"M{Number(at)} {Number(top + 15)}v8")));
        Path($"{@class} median", $"M{At(median)} {Number(top + 13)}v12");
    }

    /// <summary>Adds bars that lie from one value to another; a name is shown to who points at them.</summary>
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
