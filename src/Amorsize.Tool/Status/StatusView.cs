using Spectre.Console;

namespace Amorsize.Tool.Status;

/// <summary>The whole output of a status: the table, the projects without rows, and what to do next.</summary>
internal static class StatusView
{
    /// <param name="console">Standard output.</param>
    /// <param name="status">The status.</param>
    /// <param name="path">The path that the user gave to the command, for the next one; null for none.</param>
    public static void Write(IAnsiConsole console, StatusResult status, string? path)
    {
        if (status.Rows.Count > 0)
            StatusTable.Write(console, status.Rows);
        foreach (var obstacle in status.Obstacles)
            console.WriteLine(obstacle);
        if (status.Rows.Count == 0 && status.Obstacles.Count == 0 && status.Errors.Count == 0)
            console.WriteLine("No method is flagged with [Workload].");
        var stale = status.Rows.Count(row => row.IsStale);
        if (stale > 0)
            console.WriteLine($"{stale} of {status.Rows.Count} {(stale == 1 ? "is" : "are")} stale. To measure: dnx Amorsize.Tool tune{Argument(path)}");
    }

    private static string Argument(string? path) => path is null ? "" : path.Any(char.IsWhiteSpace) ? $" \"{path}\"" : $" {path}";
}
