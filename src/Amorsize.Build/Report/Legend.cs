using System.Xml.Linq;

namespace Amorsize.Build.Report;

/// <summary>The legend of the report: it explains each kind of plot once for all cards.</summary>
internal static class Legend
{
    private static readonly (string Term, string Meaning)[] entries =
    [
        ("Speed-up over workers", "A dot is the median over all rounds of the sequential time over the plan's time, with its 90 % interval (with fewer than five rounds: the range of all). The ring marks the chosen plan, the diamond the framework default. The dashed line is ideal scaling: N workers are N times as fast. The curve is the Universal Scalability Law, fitted to the best plan of each worker count: sigma is the share of serial work (contention), kappa the cost of each pair of workers (coherency)."),
        ("Time of an item over the chunk size", "A dot is a measured median with its interval. The curve is the prediction from item times and dispatch overhead alone. Dots above it mean that workers slow each other down."),
        ("Every sample", "A short stroke is one sample, a long stroke the median; ✓ marks the chosen plan. A trial that was far slower than the others was stopped, so its time is a lower bound. All plans ran in turn, in rounds, so that a drift of the machine's speed affects all alike."),
        ("Tests", "A bar is a test; the longest ones are named. Tests that ran at the same time lie above each other. Both plots have the same scale."),
    ];

    public static XElement Text => new("section",
        new XElement("h2", "How to read this"),
        new XElement("dl", new XAttribute("class", "reading"), entries.Select(entry => new XElement("div", new XElement("dt", entry.Term), new XElement("dd", entry.Meaning)))));
}
