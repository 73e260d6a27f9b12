using System.Text.Json.Serialization;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>All that is known of how well one kind is tuned.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Nature">What limits it.</param>
/// <param name="Machine">Where.</param>
/// <param name="MeasuredAt">When, in UTC.</param>
/// <param name="Tunes">What each tuning chose.</param>
/// <param name="ItemsElapsed">How long the kind itself takes to make its items, which is part of each tuning.</param>
/// <param name="Launches">The choices, the best plans of the landscape and what users write, measured side by side: one list a process.</param>
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

    /// <summary>Time to tune, or to find out that the machine is too busy.</summary>
    [JsonIgnore]
    public TimeSpan MedianElapsed => Median(Tunes, tune => tune.Elapsed);

    /// <summary>Zero where no tuning came to a result.</summary>
    [JsonIgnore]
    public TimeSpan MedianRace => Median(Accepted, tune => tune.RaceElapsed);

    /// <summary>The search's time over that of one sequential run of all items; 0 where no tuning came to a result.</summary>
    public double SearchOverSequential(int items) =>
        Median(Accepted, tune => tune.SearchElapsed).TotalMicroseconds / (items * new HeadToHead(Launches).MedianOf(Candidate.Of(Engine.ExecutionPlan.Sequential)));

    /// <summary>What became of each different choice, the most frequent first.</summary>
    public IReadOnlyList<ChoiceVerdict> Verdicts()
    {
        var measured = new HeadToHead(Launches);
        return [.. Accepted.CountBy(tune => tune.Choice).OrderByDescending(found => found.Value).Select(found => ChoiceVerdict.Of(found.Key, found.Value, measured))];
    }

    private static TimeSpan Median(IReadOnlyList<Tune> tunes, Func<Tune, TimeSpan> time) =>
        tunes.Count == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Sample.Median([.. tunes.Select(tune => time(tune).TotalSeconds)]));
}
