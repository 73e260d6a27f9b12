using System.Globalization;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Commands;

/// <summary>The status as a table: one line for each workload, no wider than a narrow terminal, and below it the reasons of stale results, the results that were measured under load, and the tests that a suite's time depends on.</summary>
internal static class StatusTable
{
    /// <summary>Width in characters: 80, less the two that a console logger puts before each line.</summary>
    public const int Columns = 78;

    private const int ShortestName = 8;
    private const string Indent = "  ";

    // The columns of the table; Text formats a row's cell. Numbers are aligned to the right.
    private static readonly (string Title, bool IsNumber, Func<StatusRow, string> Text)[] columns =
    [
        ("workload", false, row => row.Name),
        ("workers", true, row => Number(row.Workers)),
        ("chunk", true, row => row.ChunkSize == 0 ? "auto" : Number(row.ChunkSize)),
        ("execution", false, row => row.Execution),
        ("speed-up", true, row => row.Speedup is { } speedup ? speedup.ToString(speedup < 100 ? "0.00x" : "0x", CultureInfo.InvariantCulture) : ""),
        ("age", true, row => row.Age is { } age ? age.InLargestUnit() : ""),
        ("verdict", false, row => row.Verdict),
        ("source", false, row => row.Source),
    ];

    public static IEnumerable<string> Write(IReadOnlyList<StatusRow> rows)
    {
        var cells = rows.Select(row => columns.Select(column => column.Text(row)).ToArray()).Prepend([.. columns.Select(column => column.Title)]).ToList();
        var widths = columns.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        widths[0] = Math.Clamp(Columns - widths.Skip(1).Sum() - widths.Length + 1, ShortestName, widths[0]);
        var lines = cells.Select(row => string.Join(' ', row.Select((cell, column) => Cell(cell, widths[column], columns[column].IsNumber))).TrimEnd());
        return lines.Concat(rows.Select(row => (row.Name, Notes: NotesOf(row).ToList())).Where(row => row.Notes.Count > 0).SelectMany(row => Wrap($"{row.Name}: {string.Join("; ", row.Notes)}")));
    }

    private static IEnumerable<string> NotesOf(StatusRow row) =>
    [
        .. row.Findings,
        .. row.UnderLoad is { } load ? [string.Create(CultureInfo.InvariantCulture, $"measured under load: other work took {load:0.0} processors")] : (string[])[],
        .. row.Notes,
    ];

    private static string Cell(string text, int width, bool isNumber) => isNumber ? text.PadLeft(width) : Shorten(text, width).PadRight(width);

    // Cuts the start of a long text, because the end of a workload's name (its method) says more than the start (its type).
    private static string Shorten(string text, int width) => text.Length <= width ? text : $"…{text[^(width - 1)..]}";

    private static IEnumerable<string> Wrap(string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Columns)
            {
                yield return line;
                line = Indent + word;
            }
            else
                line = line.Length > 0 ? $"{line} {word}" : word;
        }
        yield return line;
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
