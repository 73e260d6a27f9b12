namespace Amorsize.Tuning.Search;

/// <summary>How a race goes about its baselines.</summary>
/// <param name="AtLeastOnce">Whether they are compared once even where the time is over already.</param>
/// <param name="DefaultLast">Whether the default comes last, since on many processors it may take all the time that there is; else it comes second, where not even a round may fit.</param>
/// <param name="BeatenEarly">How much faster another must be, 3 for four times as fast, for a baseline to be dropped before three rounds.</param>
internal readonly record struct RaceOrder(bool AtLeastOnce, bool DefaultLast, double BeatenEarly = RaceOrder.BeyondDoubt)
{
    /// <summary>What no short parallel region that misses its processors once can feign.</summary>
    public const double BeyondDoubt = 3;
}
