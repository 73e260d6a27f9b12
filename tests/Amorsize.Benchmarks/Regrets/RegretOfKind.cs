using System.Text.Json.Serialization;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Reports;
using Amorsize.Tuning.Statistics;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>All that is known of how well one kind is tuned.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Nature">What limits it.</param>
/// <param name="Machine">Where.</param>
/// <param name="MeasuredAt">When, in UTC.</param>
/// <param name="Tunes">What each tuning chose.</param>
/// <param name="ItemsElapsed">How long the kind itself takes to make its items, which is part of each tuning.</param>
/// <param name="Launches">The choices, the best settings of the landscape and what users write, measured side by side: one list a process.</param>
internal sealed record RegretOfKind(
    string Kind,
    Nature Nature,
    MachineFacts Machine,
    DateTimeOffset MeasuredAt,
    IReadOnlyList<Tune> Tunes,
    TimeSpan ItemsElapsed,
    IReadOnlyList<IReadOnlyList<Measured>> Launches)
{
    /// <summary>The tunings that came to a result.</summary>
    [JsonIgnore]
    public IReadOnlyList<Tune> Accepted => [.. Tunes.Where(tune => !tune.IsRefused)];

    /// <summary>How many tunings decided as the most do.</summary>
    [JsonIgnore]
    public int Agreeing => Accepted.Select(tune => Accepted.Count(tune.IsOfSameClassAs)).DefaultIfEmpty().Max();

    [JsonIgnore]
    public TimeSpan MedianElapsed => Median(tune => tune.Elapsed);

    [JsonIgnore]
    public TimeSpan MedianRace => Median(tune => tune.RaceElapsed);

    /// <summary>The search's time over that of one sequential run of all items.</summary>
    public double SearchOverSequential(int items) =>
        Median(tune => tune.SearchElapsed).TotalMicroseconds / (items * new HeadToHead(Launches).MedianOf(Contender.Of(Engine.Setting.Sequential)));

    /// <summary>What became of each different choice, the most frequent first.</summary>
    public IReadOnlyList<ChoiceVerdict> Verdicts()
    {
        var measured = new HeadToHead(Launches);
        return [.. Accepted.CountBy(tune => tune.Choice).OrderByDescending(found => found.Value).Select(found => ChoiceVerdict.Of(found.Key, found.Value, measured))];
    }

    private TimeSpan Median(Func<Tune, TimeSpan> time) => TimeSpan.FromSeconds(Sample.Median([.. Tunes.Select(tune => time(tune).TotalSeconds)]));
}
