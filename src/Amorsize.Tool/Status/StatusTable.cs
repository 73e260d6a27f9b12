using System.Globalization;
using Amorsize.Cache.Verdicts;
using Spectre.Console;

namespace Amorsize.Tool.Status;

/// <summary>The status as a table that wraps in a narrow terminal, with the reasons of stale results and notes about test suites below it.</summary>
internal static class StatusTable
{
    // Leaves the other columns of a narrow terminal room to wrap between words.
    private const int LongestName = 24;

    public static void Write(IAnsiConsole console, IReadOnlyList<WorkloadRow> rows)
    {
        var table = new Table().Border(TableBorder.None).Collapse();
        var columns = Columns(rows);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column.Title, Bold)) { Alignment = column.IsNumber ? Justify.Right : Justify.Left, NoWrap = column.IsShort, Padding = column == columns[^1] ? new(0) : new(0, 0, 2, 0) });
        foreach (var row in rows)
            table.AddRow([.. columns.Select(column => new Text(column.Text(row), column.Style(row)))]);
        console.Write(table);
        // Workloads with the same reason share a paragraph: after a change of the machine, all of them are stale.
        foreach (var reason in rows.Where(row => row.Findings.Length > 0).GroupBy(row => row.Findings))
            console.Write(new Text($"{string.Join(", ", reason.Select(row => row.Name))}: {reason.Key}{Environment.NewLine}"));
        foreach (var row in rows.Where(row => row.Notes.Length > 0))
            console.Write(new Text($"{row.Name} of {row.Project}: {row.Notes}{Environment.NewLine}"));
    }

    private static Style Bold { get; } = new(decoration: Decoration.Bold);

    private static List<Column> Columns(IReadOnlyList<WorkloadRow> rows)
    {
        var columns = new List<Column>
        {
            new("workload", row => Shorten(row.Name)),
            new("plan", row => row.Plan),
            new("speed-up", Speedup),
            new("age", row => row.Age is { } age ? age.InLargestUnit() : "") { IsNumber = true, IsShort = true },
            new("verdict", row => row.Verdict) { Style = row => row.IsStale ? new(Color.Yellow) : new(Color.Green), IsShort = true },
            new("source", row => row.Source) { IsShort = true },
        };
        // Names that all rows share say nothing.
        var hasFrameworks = rows.Select(row => row.TargetFramework).Distinct().Count() > 1;
        if (hasFrameworks || rows.Select(row => row.Project).Distinct().Count() > 1)
            columns.Insert(0, new("project", row => hasFrameworks ? $"{row.Project} ({row.TargetFramework})" : row.Project));
        return columns;
    }

    // Cuts the start, because the end of a long name (a method) says more than its start (a namespace). The reasons below the table have the whole name.
    private static string Shorten(string name) => name.Length <= LongestName ? name : $"…{name[^(LongestName - 1)..]}";

    private static string Speedup(WorkloadRow row) => row switch
    {
        { Speedup: not { } } => "",
        { SpeedupLow: { } low, SpeedupHigh: { } high } => $"{Factor(row.Speedup.Value)}x ({Factor(low)} to {Factor(high)})",
        _ => $"{Factor(row.Speedup.Value)}x",
    };

    private static string Factor(double speedup) => speedup.ToString(speedup < 10 ? "0.00" : speedup < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private sealed record Column(string Title, Func<WorkloadRow, string> Text)
    {
        public bool IsNumber { get; init; }

        /// <summary>Whether the column is never wrapped, since its texts are single words.</summary>
        public bool IsShort { get; init; }

        public Func<WorkloadRow, Style> Style { get; init; } = static _ => Spectre.Console.Style.Plain;
    }
}
