using System.Globalization;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Regrets;

namespace Amorsize.Benchmarks;

/// <summary>The options of a command for kinds.</summary>
/// <param name="Kinds">The kinds to measure.</param>
/// <param name="Quick">Whether the run only checks that the command works.</param>
/// <param name="Load">The foreign load beside which the kinds are tuned.</param>
/// <param name="Budget">Time for measuring one kind, as <c>AmorsizeTimeBudget</c>.</param>
internal sealed record Options(IReadOnlyList<IKind> Kinds, bool Quick, LoadPattern Load, TimeSpan Budget)
{
    private const double DefaultBudgetSeconds = 3;

    /// <exception cref="UsageException">An argument is unknown.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        IReadOnlyList<IKind>? kinds = null;
        var (quick, percent, bursty, seconds) = (false, 0, false, DefaultBudgetSeconds);
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--quick":
                    quick = true;
                    break;
                case "--kinds" when i + 1 < arguments.Length:
                    kinds = [.. arguments[++i].Split(',').Select(Find)];
                    break;
                case "--load" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out percent):
                    i++;
                    break;
                case "--budget" when i + 1 < arguments.Length && double.TryParse(arguments[i + 1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds):
                    i++;
                    break;
                case "--bursty":
                    bursty = true;
                    break;
                default:
                    throw new UsageException($"'{arguments[i]}' is not an option of this command");
            }
        }
        return new(kinds ?? (quick ? AllKinds.Few : AllKinds.List), quick, new(percent, bursty), TimeSpan.FromSeconds(seconds));
    }

    private static IKind Find(string name) => AllKinds.List.SingleOrDefault(kind => kind.Facts.Name == name)
        ?? throw new UsageException($"There is no kind '{name}'; there are {string.Join(", ", AllKinds.List.Select(kind => kind.Facts.Name))}");
}
