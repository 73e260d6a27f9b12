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
    /// <param name="size">The sample, and how often to run it. A subject that is not divisible runs all of its items in each pass.</param>
    /// <param name="limit">Time after which the run is stopped, where the subject can be stopped; infinite: never.</param>
    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    Trial Run(TCandidate candidate, TrialSize size, TimeSpan limit);

    /// <summary>Runs a sample of the items sequentially and times each item by itself.</summary>
    /// <param name="items">Number of items in the sample, 1 to <see cref="Items"/>.</param>
    /// <param name="limit">Time after which no other item begins.</param>
    /// <returns>
    /// Time of each item, in microseconds, in the order of the input; fewer than <paramref name="items"/> where the time was over, and then from a smaller
    /// sample. Empty where the subject is not divisible.
    /// </returns>
    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    IReadOnlyList<double> TimeItems(int items, TimeSpan limit);
}
