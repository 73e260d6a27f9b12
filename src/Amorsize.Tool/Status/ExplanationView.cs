using System.Text.Json;
using Spectre.Console;

namespace Amorsize.Tool.Status;

/// <summary>The explanation of one workload, a heading and a table for each part.</summary>
internal static class ExplanationView
{
    // Columns of short texts keep their width in a terminal of 80 columns, so that numbers stay on one line.
    private const int ShortText = 20;

    public static void Write(IAnsiConsole console, WorkloadRow row)
    {
        console.WriteLine($"{row.Name} of {row.Project} ({row.TargetFramework})", new Style(decoration: Decoration.Bold));
        if (row.Item["Explanation"] is not { Length: > 0 } json)
            return;
        using var sections = JsonDocument.Parse(json);
        foreach (var section in sections.RootElement.EnumerateArray())
            Write(console, section.GetProperty("title").GetString()!, [.. section.GetProperty("rows").EnumerateArray().Select(texts => texts.EnumerateArray().Select(text => text.GetString()!).ToArray())]);
    }

    private static void Write(IAnsiConsole console, string title, IReadOnlyList<string[]> rows)
    {
        console.WriteLine();
        console.WriteLine(title, new Style(decoration: Decoration.Bold));
        var grid = new Grid();
        for (var column = 0; column < rows[0].Length; column++)
            grid.AddColumn(new GridColumn { Padding = new(2, 0, 0, 0), NoWrap = rows[0].Length > 1 && rows.Max(row => row[column].Length) <= ShortText });
        foreach (var row in rows)
            grid.AddRow([.. row.Select(text => new Text(text))]);
        console.Write(grid);
    }
}
