using Amorsize.Engine;

namespace Amorsize.Tuning.Search;

/// <summary>What is tuned: something that can be run under a candidate and timed.</summary>
internal interface ISubject
{
    /// <summary>How many items one run in production has; at least 1. A job, whose items nobody sees, counts as one.</summary>
    int Items { get; }

    /// <summary>What the subject's items are.</summary>
    SubjectKind Kind { get; }

    /// <summary>Runs the first <paramref name="items"/> of the items, spread over all of them, under a candidate, as often as told.</summary>
    /// <param name="candidate">How to run them.</param>
    /// <param name="items">1 to <see cref="Items"/>.</param>
    /// <param name="passes">How often; at least 1.</param>
    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    Trial Run(Setting candidate, int items, int passes);
}
