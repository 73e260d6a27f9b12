using Amorsize.Settings;
using static System.FormattableString;

namespace Amorsize.Measurement.Loops;

/// <summary>How many times as fast a plan is as another one.</summary>
/// <param name="Ratio">Time of the other plan over the time of this one.</param>
/// <param name="Interval">The interval that contains the true ratio with 90 % confidence.</param>
/// <param name="IsLowerBound">Whether the other plan was stopped, so that the ratio is a lower bound.</param>
internal readonly record struct PlanGain(double Ratio, SpeedupInterval Interval, bool IsLowerBound = false)
{
    // Two decimals would show a smaller ratio as 0.00.
    private const double MinShownRatio = 0.01;

    /// <summary>The gain of a plan over itself.</summary>
    public static PlanGain None { get; } = new(1, new(1, 1));

    /// <summary>
    /// The same gain, but no more than <paramref name="most"/> times as fast. The part of the interval beyond that shows how far the measurement may err, so the
    /// lower end is as far from it.
    /// </summary>
    public PlanGain AtMost(double most) => Interval.High <= most
        ? this
        : new(Math.Min(Ratio, most), new(Math.Min(Interval.Low, most * most / Interval.High), most), IsLowerBound);

    /// <summary>The factor with its interval: 1.42x sequential (1.36 to 1.49).</summary>
    public string Of(string other) => this switch
    {
        { IsLowerBound: true } => Invariant($"more than {Ratio:0.00}x {other}"),
        { Ratio: < MinShownRatio } => Invariant($"under {MinShownRatio:0.00}x {other}"),
        _ => Invariant($"{Ratio:0.00}x {other} {IntervalText}"),
    };

    /// <summary>The interval as the sentences show it: (0.98 to 1.03).</summary>
    public string IntervalText => Invariant($"({Interval.Low:0.00} to {Interval.High:0.00})");
}
