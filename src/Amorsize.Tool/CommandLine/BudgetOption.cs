using System.CommandLine;
using System.Globalization;

namespace Amorsize.Tool.CommandLine;

/// <summary>The option <c>--budget</c>: the most time for one workload.</summary>
internal sealed class BudgetOption
{
    private const double MaxSeconds = 86400; // a day, as for AmorsizeTimeBudget

    private readonly Option<string?> option = new("--budget") { Description = "The most time for one workload, in seconds or as hours:minutes:seconds." };

    private BudgetOption(Command command)
    {
        command.Add(option);
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Parse(text) is null)
                result.AddError($"'{text}' is no time. Write seconds, such as 10, or hours:minutes:seconds.");
        });
    }

    /// <summary>Adds the option to a command.</summary>
    public static BudgetOption AddTo(Command command) => new(command);

    /// <summary>The time; null where the option is not given.</summary>
    public TimeSpan? Of(ParseResult parsed) => parsed.GetValue(option) is { } text ? Parse(text) : null;

    private static TimeSpan? Parse(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MaxSeconds ? TimeSpan.FromSeconds(seconds)
        : text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero ? span
        : null;
}
