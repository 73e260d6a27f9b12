namespace Amorsize.Build.Comparison;

/// <summary>How many times as fast one plan is as another.</summary>
/// <param name="Ratio">Time of the other plan over the time of this one.</param>
/// <param name="Low">Lower end of the interval that contains the true ratio with 90 % confidence.</param>
/// <param name="High">Its upper end.</param>
internal sealed record ComparedGain(double Ratio, double Low, double High);
