using System.Text;

namespace Amorsize.Benchmarks.Reports;

/// <summary>A Markdown table whose columns are aligned, so that it is also readable as plain text.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> rows = [header];

    public void Add(params string[] cells) =>
        rows.Add(cells.Length == header.Length ? cells : throw new ArgumentException($"{cells.Length} cells in a table of {header.Length} columns", nameof(cells)));

    public override string ToString()
    {
        var widths = header.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var (index, row) in rows.Index())
        {
            text.Append("| ").AppendJoin(" | ", row.Zip(widths, (cell, width) => cell.PadRight(width))).AppendLine(" |");
            if (index == 0)
                text.Append('|').AppendJoin("|", widths.Select(width => new string('-', width + 2))).AppendLine("|");
        }
        return text.ToString();
    }
}
