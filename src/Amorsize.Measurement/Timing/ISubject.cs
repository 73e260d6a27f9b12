namespace Amorsize.Measurement.Timing;

/// <summary>What is tuned: something that can be run under a candidate and timed.</summary>
internal interface ISubject<in TCandidate>
{
    /// <summary>How many items one run in production has; at least 1. A job that does not say how many it has counts as one.</summary>
    int Items { get; }

    /// <summary>Whether fewer items than all can be run; a whole job cannot be divided.</summary>
    bool IsDivisible { get; }

    /// <summary>Runs so many items, spread over all of them, under a candidate, as often as told.</summary>
    /// <param name="candidate">How to run them.</param>
    /// <param name="items">1 to <see cref="Items"/>; all of them where the subject is not divisible.</param>
    /// <param name="passes">How often; at least 1.</param>
    /// <param name="limit">When to stop it, where it can be stopped; infinite: never.</param>
    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    Trial Run(TCandidate candidate, int items, int passes, TimeSpan limit);

    /// <summary>Runs so many items, spread over all of them and in their order, one after the other, and times each by itself.</summary>
    /// <param name="items">1 to <see cref="Items"/>.</param>
    /// <returns>Microseconds of each; nothing where the subject is not divisible.</returns>
    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    IReadOnlyList<double> TimeItems(int items);
}
