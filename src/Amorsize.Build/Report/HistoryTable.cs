using System.Globalization;
using System.Xml.Linq;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Report;

/// <summary>A table of the past measurements of a cache entry: when, why, and with which result.</summary>
internal static class HistoryTable
{
    /// <summary>The table, or <see langword="null"/> for an entry without history, such as one from a baseline file or a remote cache.</summary>
    public static XElement? Of(Entry entry) => entry.History.Count == 0 ? null : new("details",
        new XElement("summary", entry.History.Count switch
        {
            1 => "History: measured once",
            Entry.MaxMeasurements => string.Create(CultureInfo.InvariantCulture, $"History: the last {Entry.MaxMeasurements} measurements"),
            var count => string.Create(CultureInfo.InvariantCulture, $"History: measured {count} times"),
        }),
        Table.Of(["when (UTC)", "why then", "result"], entry.History.Select(measurement => (string[])
        [
            measurement.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            measurement.Verdict == Verdict.Hit ? "asked for, though it still held" : $"{measurement.Verdict}: {measurement.Why}",
            measurement.Result,
        ])));
}
