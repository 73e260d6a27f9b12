using Amorsize.Measurement.Policy;

namespace Amorsize.Measurement.Selection;

/// <summary>How a race treats its reference plans.</summary>
/// <param name="MinOneRound">Whether the reference plans are compared once even after the deadline.</param>
/// <param name="DefaultLast">
/// Whether the framework default runs last in a round, because on many processors it may take all the time that is left. False: it runs second, so that both
/// reference plans run even if the rest of the round does not fit.
/// </param>
/// <param name="DropGain">
/// The gain over a reference plan that must be shown before it is dropped; 0.03 is 3 %. Null: <see cref="RacePolicy.DropGain"/>, and
/// <see cref="RacePolicy.EarlyDropGain"/> in the first rounds.
/// </param>
/// <param name="GainWorthShowing">
/// The race goes on while a candidate looks faster than the default by this share, but is not shown to be; 0.1 is 10 %. Null: the race does not wait for that.
/// </param>
internal readonly record struct RaceRules(bool MinOneRound, bool DefaultLast, double? DropGain = null, double? GainWorthShowing = null);
