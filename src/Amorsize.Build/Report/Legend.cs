using System.Xml.Linq;

namespace Amorsize.Build.Report;

/// <summary>What the pictures mean, once for all of them.</summary>
internal static class Legend
{
    private static readonly (string Term, string Meaning)[] entries =
    [
        ("Speed-up over workers", "Dots are measured: the median over all rounds of sequential time over the setting's time, with the interval that holds it with 90 % confidence (of fewer than five rounds: all of them). The ring is what was chosen, the diamond what the framework does by default. Dashed: as many times as fast as there are workers. The curve is the Universal Scalability Law, fitted to the best of each number of workers: sigma is the share of the work that is serial, kappa what each pair of workers costs."),
        ("Time of an item over the chunk size", "Dots are measured, with the interval of their median. The curve is what the times of the items and the cost of dispatch alone would give; where dots lie above it, workers get in each other's way."),
        ("Every sample", "A stroke is one sample, a long one their median; ✓ is what was chosen; what was far slower than others was stopped. All settings were run in turn, in rounds, so that a drift of the machine's speed hits all alike."),
        ("Tests", "A bar is a test; the longest have their names. Those that ran beside each other lie above each other; both pictures have the same scale."),
    ];

    public static XElement Text => new("section",
        new XElement("h2", "How to read this"),
        new XElement("dl", new XAttribute("class", "reading"), entries.Select(entry => new XElement("div", new XElement("dt", entry.Term), new XElement("dd", entry.Meaning)))));
}
