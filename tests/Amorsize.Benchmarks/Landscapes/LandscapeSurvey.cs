using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Landscapes;

/// <summary>Measures the landscape of a kind in several processes, and concatenates their rounds.</summary>
internal static class LandscapeSurvey
{
    private const int MinRounds = 2;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(13);
    private static readonly TimeSpan QuickBudget = TimeSpan.FromSeconds(3);

    public static Landscape Of(IKind kind, bool quick)
    {
        Candidate[] candidates =
        [
            .. kind.Forms.Select(form => new Candidate(form)),
            .. PlanGrid.For(kind, Environment.ProcessorCount).Select(Candidate.Of),
        ];
        var request = new MeasureRequest(kind.Facts.Name, candidates, quick ? QuickBudget : Budget, MinRounds);
        var launches = Enumerable.Range(0, quick ? 1 : 3).Select(_ => MeasureCommand.Ask(request)).ToArray();
        return new(kind.Facts.Name, kind.Facts.About, MachineFacts.Here, DateTimeOffset.UtcNow, kind.Items,
            [.. candidates.Select((candidate, i) => new Measured(candidate, [.. launches.SelectMany(launch => launch[i].Samples)]))]);
    }
}
