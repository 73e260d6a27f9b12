using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Amorsize.Cache.Entries;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Summary;

/// <summary>
/// A Markdown table of news, at most twelve lines long. The projects of a build write it one after the other, so a table can be merged with the one that a
/// page has already.
/// </summary>
internal static class SummaryTable
{
    private const int MaxLines = 12;

    // The heading, an empty line, the titles and the rule, and the line that counts the rest.
    private const int MaxRows = MaxLines - 5;

    // A reason may list every field that changed. A cell is cut so that the table stays a table.
    private const int MaxWhy = 300;

    private const string Mark = "<!-- amorsize -->";
    private const string Titles = "| | project | workload | reason |";
    private const string Rule = "|---|---|---|---|";
    private const string Rest = "| | | | and ";

    // Two of 200 rows have the same hash in one of 200,000 tables. Then one row is not counted.
    private const int DigitsOfHash = 8;

    /// <summary>A table of news alone.</summary>
    /// <param name="news">The project and the news of it; at least one.</param>
    public static string Of(IEnumerable<(string Project, SummaryNews News)> news) => Merge("", news);

    /// <summary>Adds news to the table of a page, or a table to a page that has none.</summary>
    /// <param name="page">The page; empty where there is none yet.</param>
    /// <param name="news">The project and the news of it; at least one.</param>
    public static string Merge(string page, IEnumerable<(string Project, SummaryNews News)> news)
    {
        var lines = page.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').ToList();
        var at = lines.FindIndex(line => line.EndsWith(Mark, StringComparison.Ordinal));
        var old = at < 0 ? [] : lines.Skip(at).TakeWhile((line, i) => i == 0 || line.Length == 0 || line.StartsWith('|')).ToList();
        var rows = old.Skip(1).Where(line => line.Length > 0 && line != Titles && line != Rule && KindOf(line) is not null).ToList();
        // A second build of the same step must not count again the rows that are not shown.
        var hidden = old.Where(line => line.StartsWith(Rest, StringComparison.Ordinal)).SelectMany(line => Regex.Matches(line, "[0-9a-f]{8}")).Select(hash => hash.Value).ToHashSet();
        var added = news.Select(Row).Distinct().Except(rows).Where(row => !hidden.Contains(HashOf(row))).ToList();
        var counts = Enum.GetValues<SummaryKind>().ToDictionary(kind => kind, kind => (old.Count > 0 ? CountIn(old[0], kind) : 0) + added.Count(row => KindOf(row) == kind));
        var table = Lines(counts, [.. rows.Concat(added).OrderBy(KindOf)], hidden);
        if (at >= 0)
        {
            lines.RemoveRange(at, old.Count);
            lines.InsertRange(at, [.. table, .. at < lines.Count ? [""] : Array.Empty<string>()]);
        }
        else
            lines = [.. page.Length > 0 ? lines.Append("") : [], .. table];
        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<string> Lines(Dictionary<SummaryKind, int> counts, IReadOnlyList<string> rows, IEnumerable<string> hidden)
    {
        var total = counts.Values.Sum();
        yield return $"### Amorsize: {string.Join(", ", counts.Where(count => count.Value > 0).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {InWords(count.Key)}")))} {Mark}";
        yield return "";
        yield return Titles;
        yield return Rule;
        foreach (var row in rows.Take(MaxRows))
            yield return row;
        if (total > MaxRows)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Rest}{total - MaxRows} more <!-- {string.Join(' ', hidden.Concat(rows.Skip(MaxRows).Select(HashOf)))} --> |");
    }

    private static string Row((string Project, SummaryNews News) news) =>
        $"| {InWords(news.News.Kind)} | {Markdown.Cell(news.Project)} | {Markdown.Cell(news.News.Subject)} | {Markdown.Cell(news.News.Why.Shortened(MaxWhy))} |";

    private static string HashOf(string row) => Checksum.Of(Encoding.UTF8.GetBytes(row))[..DigitsOfHash];

    private static SummaryKind? KindOf(string row) =>
        Enum.GetValues<SummaryKind>().Cast<SummaryKind?>().FirstOrDefault(kind => row.StartsWith($"| {InWords(kind!.Value)} |", StringComparison.Ordinal));

    private static int CountIn(string heading, SummaryKind kind) =>
        Regex.Match(heading, $@"([0-9]{{1,9}}) {InWords(kind)}\b") is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private static string InWords(SummaryKind kind) => kind switch
    {
        SummaryKind.Stale => "stale",
        SummaryKind.Failed => "failed",
        SummaryKind.Refused => "refused",
        SummaryKind.Measured => "measured",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
