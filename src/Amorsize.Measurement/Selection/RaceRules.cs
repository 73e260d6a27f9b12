namespace Amorsize.Measurement.Selection;

/// <summary>How a race goes about its baselines.</summary>
/// <param name="MinOneRound">Whether they are compared once even where the time is over already.</param>
/// <param name="DefaultLast">Whether the default comes last, since on many processors it may take all the time that there is; else it comes second, where not even a round may fit.</param>
/// <param name="Beaten">
/// How much faster another must be shown to be, 0.03 for 3 %, for a baseline to be dropped; null: 25 %, and before three rounds what no short parallel region
/// that misses its processors once can feign.
/// </param>
/// <param name="OverDefault">The race goes on while something looks so much better than the default, 0.1 for 10 %, but is not shown to be better; null: it does not.</param>
internal readonly record struct RaceRules(bool MinOneRound, bool DefaultLast, double? Beaten = null, double? OverDefault = null);
