using System.Xml.Linq;
using Amorsize.Build.Commands;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Report.Plots;
using Amorsize.Cache.Entries;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using static System.FormattableString;

namespace Amorsize.Build.Report;

/// <summary>The card of a test suite.</summary>
internal static class SuiteCard
{
    public static XElement Of(StatusRow row)
    {
        if (row.Entry is not { Result: EntryResult.Suite(var suite) } entry)
            return Card.OfNothing(row);
        suite = suite with { Race = Card.Drawable(suite.Race) };
        var card = Card.Of(
            row, suite.Warnings, [.. Figures(suite)], [.. Facts(suite, entry.Machine.Processors)],
            suite.Race.Count > 0 ? CandidatesTable.Of(suite.Race, suite.Choice, "time of a run") : null, HistoryTable.Of(entry));
        if (suite.FailInParallel.Count > 0)
        {
            card.Add(
                new XElement("h4", $"Tests that fail only when they run in parallel{(suite.FailInParallel.Count == SuiteProfile.MaxNamedTests ? Invariant($" (the first {SuiteProfile.MaxNamedTests})") : "")}"),
                new XElement("ul", suite.FailInParallel.Select(test => new XElement("li", test))));
        }
        if (suite.Isolation is { } isolation)
            card.Add(new XElement("h4", "Tests to isolate"), new XElement("p", SuiteMessages.Gain(isolation)), new XElement("ul", isolation.Units.Select(unit => new XElement("li", unit))));
        if (suite.Longest.Count > 0)
            card.Add(new XElement("h4", "Longest tests"), Table.Of(["test", "time"], suite.Longest.Select(test => (string[])[test.Name, MicrosecondsText.InWords(test.Time.TotalMicroseconds)])));
        return card;
    }

    private static IEnumerable<XElement> Figures(SuiteProfile suite)
    {
        if (suite.Timeline is { End: var longest } timeline && longest > TimeSpan.Zero)
        {
            var which = suite.Tests > timeline.Tests.Count ? Invariant($"The {timeline.Tests.Count} longest of {suite.Tests} tests") : "Tests";
            yield return Timeline($"{which} before ({timeline.Before}).", timeline.Tests.Select(test => (test.Test, test.Before)), longest);
            if (timeline.Tests.Any(test => test.After is not null))
                yield return Timeline($"The same after ({suite.Choice}).", timeline.Tests.Select(test => (test.Test, test.After)), longest);
        }
        if (suite.Race.Count > 0)
            yield return Card.Figure(CandidatesPlot.Of(suite.Race, suite.Choice, "time of a run"), "Every run under every plan.");
    }

    private static XElement Timeline(string caption, IEnumerable<(string Name, TestSpan? Span)> tests, TimeSpan longest) => Card.Figure(
        TimelinePlot.Of(caption, tests.Where(test => test.Span is not null).Select(test => (test.Name, test.Span!.Value)), longest), caption);

    private static IEnumerable<(string Name, string Value)> Facts(SuiteProfile suite, int processors)
    {
        yield return ("tests", Invariant($"{suite.Tests}"));
        yield return ("sequential run", Invariant($"{suite.Sequential.TotalSeconds:0.00} s"));
        yield return ("CPU share", Invariant($"{suite.CpuShare:P0} of the tests' time"));
        if (suite.UnderLoad is { } load)
            yield return Card.UnderLoad(load, processors);
        if (suite.PeakMemory > 0)
            yield return ("peak memory", MemoryText.Of(suite.PeakMemory));
    }
}
