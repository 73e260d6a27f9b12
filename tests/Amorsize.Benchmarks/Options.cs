using System.Globalization;
using Amorsize.Benchmarks.Kinds;

namespace Amorsize.Benchmarks;

/// <summary>The options of a command for kinds.</summary>
/// <param name="Kinds">The kinds to measure.</param>
/// <param name="Quick">Whether the run only checks that the command works.</param>
/// <param name="Busy">Number of processors that foreign load keeps busy while tuning.</param>
internal sealed record Options(IReadOnlyList<IKind> Kinds, bool Quick, int Busy)
{
    /// <exception cref="UsageException">An argument is unknown.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        IReadOnlyList<IKind>? kinds = null;
        var (quick, busy) = (false, 0);
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
                case "--busy" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out busy):
                    i++;
                    break;
                default:
                    throw new UsageException($"'{arguments[i]}' is not an option of this command");
            }
        }
        return new(kinds ?? (quick ? AllKinds.Few : AllKinds.List), quick, busy);
    }

    private static IKind Find(string name) => AllKinds.List.SingleOrDefault(kind => kind.Facts.Name == name)
        ?? throw new UsageException($"There is no kind '{name}'; there are {string.Join(", ", AllKinds.List.Select(kind => kind.Facts.Name))}");
}
