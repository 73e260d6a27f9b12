using System.Globalization;
using Amorsize.Build.Pipeline;

namespace Amorsize.Build.Commands;

/// <summary>The values of a status row by name, as the target AmorsizeStatus returns them. A missing value is empty.</summary>
internal static class StatusValues
{
    public static IEnumerable<(string Name, string Value)> Of(StatusRow row, CurrentBuild build) =>
    [
        ("AssemblyName", build.AssemblyName),
        ("TargetFramework", build.TargetFramework),
        ("Configuration", build.Configuration),
        ("Plan", row.Plan),
        ("Workers", Text(row.Workers)),
        ("ChunkSize", Text(row.ChunkSize)),
        ("Execution", row.Execution),
        ("Speedup", Text(row.Speedup)),
        ("SpeedupLow", Text(row.SpeedupInterval?.Low)),
        ("SpeedupHigh", Text(row.SpeedupInterval?.High)),
        ("RunMilliseconds", Text(row.RunTime?.TotalMilliseconds)),
        ("AgeSeconds", Text(row.Age is { } age ? Math.Round(age.TotalSeconds) : null)),
        ("Verdict", row.Verdict),
        ("Source", row.Source),
        ("UnderLoad", Text(row.UnderLoad)),
        ("Reason", row.Reason),
        ("Findings", string.Join("; ", row.Findings)),
        ("Items", Text(row.Profile?.Model.Items)),
        ("Doubts", string.Join("; ", row.Profile?.Warnings ?? [])),
        ("Notes", string.Join("; ", row.Notes)),
    ];

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
