using System.Xml.Linq;
using Amorsize.Build.Commands;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;
using static System.FormattableString;

namespace Amorsize.Build.Report;

/// <summary>The part of the report about one workload or one test suite.</summary>
internal static class Card
{
    /// <param name="row">The status of the workload or suite.</param>
    /// <param name="warnings">Doubts that a reader should know before relying on the result.</param>
    /// <param name="figures">The plots, with their captions.</param>
    /// <param name="facts">Measured values as text, each with its name.</param>
    /// <param name="details">Parts that the page shows collapsed, such as tables; null entries are left out.</param>
    public static XElement Of(StatusRow row, IReadOnlyList<string> warnings, IReadOnlyList<XElement> figures, IReadOnlyList<(string Name, string Value)> facts, params XElement?[] details) => new("article",
        new XElement("h3", row.Name),
        new XElement("p", new XAttribute("class", row.Findings.Count == 0 ? "verdict" : "verdict stale"), Verdict(row)),
        row.Reason.Length > 0 ? new XElement("p", new XAttribute("class", "reason"), row.Reason) : null,
        List("findings", row.Findings),
        List("warnings", warnings),
        figures.Count > 0 ? new XElement("div", new XAttribute("class", "figures"), figures) : null,
        facts.Count > 0 ? new XElement("dl", facts.Select(fact => new XElement("div", new XElement("dt", fact.Name), new XElement("dd", fact.Value)))) : null,
        details);

    /// <summary>The card of a workload or suite without a measurement.</summary>
    public static XElement OfNothing(StatusRow row) => Of(row, [], [], [], row.Entry is { } failed ? HistoryTable.Of(failed) : null);

    /// <summary>The candidates that can be drawn: all their samples are above zero. A baseline file may hold others, since it is untrusted input.</summary>
    public static IReadOnlyList<CandidateSamples<TCandidate>> Drawable<TCandidate>(IEnumerable<CandidateSamples<TCandidate>> race) =>
        [.. race.Where(evidence => evidence.ItemMicroseconds.Count > 0 && evidence.ItemMicroseconds.All(time => time > 0))];

    /// <summary>The fact that a result was measured under load.</summary>
    public static (string Name, string Value) UnderLoad(double load, int processors) => ("measured under load", Invariant($"other work took {load:0.0} of {processors} processors"));

    public static XElement Figure(XElement picture, string caption) => new("figure", picture, new XElement("figcaption", caption));

    private static string Verdict(StatusRow row) => string.Join(", ", new[]
    {
        row.Verdict,
        row.Source is "" ? "" : $"source: {row.Source}",
        row.Age is { } age ? Invariant($"{age.InWords()} old") : "",
        row.Entry is { } entry ? Invariant($"measured {entry.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : "",
    }.Where(part => part.Length > 0));

    private static XElement? List(string @class, IReadOnlyList<string> texts) =>
        texts.Count > 0 ? new("ul", new XAttribute("class", @class), texts.Select(text => new XElement("li", text))) : null;
}
