using Amorsize.Build.Comparison;
using Amorsize.Measurement.Evidence;
using Spectre.Console;
using static System.FormattableString;

namespace Amorsize.Tool.Status;

/// <summary>A comparison of plans as a table, with the judgement below it.</summary>
internal static class ComparisonView
{
    // A larger ratio is exact enough with one decimal, and one far below 1 would be shown as 0.00.
    private const double MinShownWithoutDecimals = 100;
    private const double MinShownRatio = 0.01;

    public static void Write(IAnsiConsole console, WorkloadRow row, ComparisonReport comparison)
    {
        console.WriteLine($"{row.Name} of {row.Project} ({row.TargetFramework})", Bold);
        var isDefaultLowerBound = comparison.Plans.Any(plan => plan is { IsDefault: true, IsLowerBound: true });
        var table = new Table().Border(TableBorder.None).Collapse();
        foreach (var (title, isLast) in (ReadOnlySpan<(string, bool)>)[("plan", false), ("item", false), ("to sequential", false), ("to the default", true)])
            table.AddColumn(new TableColumn(new Text(title, Bold)) { NoWrap = title != "plan", Padding = new(0, 0, isLast ? 0 : 2, 0) });
        foreach (var plan in comparison.Plans)
        {
            var style = plan.IsStored ? new Style(Color.Green) : Style.Plain;
            table.AddRow(
                new Text(plan.IsStored ? $"{plan.Plan} (stored)" : plan.Plan, style),
                new Text(Item(plan), style),
                new Text(Gain(plan.OverSequential, plan.IsLowerBound, isOfLowerBound: false), style),
                new Text(Gain(plan.OverDefault, plan.IsLowerBound, isDefaultLowerBound && !plan.IsDefault), style));
        }
        console.Write(table);
        foreach (var plan in comparison.Plans.Where(plan => plan.Failure is not null))
            console.Write(new Text($"{plan.Plan}: {plan.Failure}{Environment.NewLine}", new Style(Color.Yellow)));
        console.Write(new Text($"{comparison.Sentence}{Environment.NewLine}"));
    }

    private static Style Bold { get; } = new(decoration: Decoration.Bold);

    private static string Item(ComparedPlan plan) => plan.ItemMicroseconds is { } time ? $"{(plan.IsLowerBound ? "> " : "")}{MicrosecondsText.InWords(time)}" : "did not run";

    // The time of a plan that was stopped is a lower bound, and so is its share in a ratio.
    private static string Gain(ComparedGain? gain, bool isLowerBound, bool isOfLowerBound) => gain switch
    {
        null => "",
        _ when isLowerBound && isOfLowerBound => "",
        _ when isLowerBound => $"< {Factor(gain.Ratio)}x",
        _ when isOfLowerBound => $"> {Factor(gain.Ratio)}x",
        { Low: 1, High: 1 } => "1.00x",
        _ => $"{Factor(gain.Ratio)}x ({Factor(gain.Low)} to {Factor(gain.High)})",
    };

    private static string Factor(double ratio) => ratio switch
    {
        < MinShownRatio => Invariant($"{ratio:0.####}"),
        < MinShownWithoutDecimals => Invariant($"{ratio:0.00}"),
        _ => Invariant($"{ratio:0}"),
    };
}
