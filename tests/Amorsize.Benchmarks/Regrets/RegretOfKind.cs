using System.Text.Json.Serialization;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>All that is known of how well one kind is tuned.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Nature">What limits it.</param>
/// <param name="Machine">Where.</param>
/// <param name="MeasuredAt">When, in UTC.</param>
/// <param name="Tunes">What each tuning chose.</param>
/// <param name="Launches">The choices, the best settings of the landscape and what users write, measured side by side: one list a process.</param>
internal sealed record RegretOfKind(
    string Kind,
    Nature Nature,
    MachineFacts Machine,
    DateTimeOffset MeasuredAt,
    IReadOnlyList<Tune> Tunes,
    IReadOnlyList<IReadOnlyList<Measured>> Launches)
{
    /// <summary>How many tunings decided as the most do.</summary>
    [JsonIgnore]
    public int Agreeing => Tunes.Max(tune => Tunes.Count(tune.IsOfSameClassAs));

    [JsonIgnore]
    public TimeSpan MedianElapsed => TimeSpan.FromSeconds(Tuning.Statistics.Sample.Median([.. Tunes.Select(tune => tune.Elapsed.TotalSeconds)]));

    /// <summary>What became of each different choice, the most frequent first.</summary>
    public IReadOnlyList<ChoiceVerdict> Verdicts()
    {
        var measured = new HeadToHead(Launches);
        return [.. Tunes.CountBy(tune => tune.Choice).OrderByDescending(found => found.Value).Select(found => ChoiceVerdict.Of(found.Key, found.Value, measured))];
    }
}
