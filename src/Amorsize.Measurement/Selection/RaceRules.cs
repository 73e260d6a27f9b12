using Amorsize.Measurement.Policy;

namespace Amorsize.Measurement.Selection;

/// <summary>How a race treats its reference plans.</summary>
/// <param name="MinOneRound">Whether they are compared once even after the deadline.</param>
/// <param name="DefaultLast">
/// Whether the default runs last in a round, since on many processors it may take all the time that is left. Else it runs second, where not even a round
/// may fit.
/// </param>
/// <param name="DropGain">
/// The gain over a reference plan that must be shown to drop it, 0.03 for 3 %. Null: <see cref="RacePolicy.DropGain"/>, and
/// <see cref="RacePolicy.EarlyDropGain"/> in the first rounds.
/// </param>
/// <param name="GainWorthShowing">The race goes on while a candidate looks faster than the default by this share, 0.1 for 10 %, without being shown to be. Null: it does not.</param>
internal readonly record struct RaceRules(bool MinOneRound, bool DefaultLast, double? DropGain = null, double? GainWorthShowing = null);
