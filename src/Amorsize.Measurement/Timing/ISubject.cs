namespace Amorsize.Measurement.Timing;

/// <summary>The subject of a search: a program part that can be run under a candidate and timed.</summary>
internal interface ISubject<in TCandidate>
{
    /// <summary>Items of one run in production; at least 1. A job that does not tell its number of items counts as one.</summary>
    int Items { get; }

    /// <summary>Whether it can run fewer than all items; a whole job cannot be divided.</summary>
    bool IsDivisible { get; }

    /// <summary>Runs a number of items, spread over all of them, under a candidate.</summary>
    /// <param name="candidate">How to run them.</param>
    /// <param name="items">1 to <see cref="Items"/>; all of them where the subject is not divisible.</param>
    /// <param name="passes">How often to run them; at least 1.</param>
    /// <param name="limit">When to stop the run, where it can be stopped; infinite: never.</param>
    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    Trial Run(TCandidate candidate, int items, int passes, TimeSpan limit);

    /// <summary>Runs a number of items, spread over all of them, sequentially and in their order, and times each by itself.</summary>
    /// <param name="items">1 to <see cref="Items"/>.</param>
    /// <returns>Microseconds of each; empty where the subject is not divisible.</returns>
    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    IReadOnlyList<double> TimeItems(int items);
}
