namespace Amorsize.Measurement.Timing;

/// <summary>The subject of a search: a program part that can be run under a candidate and timed.</summary>
internal interface ISubject<in TCandidate>
{
    /// <summary>Number of items that one run in production processes; at least 1. A job whose number of items is unknown counts as one item.</summary>
    int Items { get; }

    /// <summary>Whether a trial can run only some of the items. False for a job, which always runs as a whole.</summary>
    bool IsDivisible { get; }

    /// <summary>Runs a sample of the items under a candidate. The sample is spread over the whole input, so that it represents all items.</summary>
    /// <param name="candidate">The plan to run the items with.</param>
    /// <param name="items">Number of items in the sample, 1 to <see cref="Items"/>; all of them where the subject is not divisible.</param>
    /// <param name="passes">How often to run the sample; at least 1.</param>
    /// <param name="limit">Time after which the run is stopped, where the subject can be stopped; infinite: never.</param>
    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    Trial Run(TCandidate candidate, int items, int passes, TimeSpan limit);

    /// <summary>Runs a sample of the items sequentially, in the order of the input, and times each item by itself.</summary>
    /// <param name="items">Number of items in the sample, 1 to <see cref="Items"/>.</param>
    /// <returns>Time of each item, in microseconds; empty where the subject is not divisible.</returns>
    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    IReadOnlyList<double> TimeItems(int items);
}
