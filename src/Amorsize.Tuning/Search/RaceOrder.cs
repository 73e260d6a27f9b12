namespace Amorsize.Tuning.Search;

/// <summary>How a race goes about its baselines.</summary>
/// <param name="AtLeastOnce">Whether they are compared once even where the time is over already.</param>
/// <param name="DefaultLast">Whether the default comes last, since on many processors it may take all the time that there is; else it comes second, where not even a round may fit.</param>
internal readonly record struct RaceOrder(bool AtLeastOnce, bool DefaultLast);
