namespace Amorsize.Measurement.Simulation.Backgrounds;

/// <summary>A process that wakes up at regular intervals, as a monitor.</summary>
/// <param name="Load">Processors that it uses while it is awake.</param>
/// <param name="PeriodSeconds">Time from one start to the next.</param>
/// <param name="AwakeShare">Share of the time in which it is awake, 0 to 1.</param>
internal sealed record PeriodicLoad(double Load, double PeriodSeconds, double AwakeShare) : IBackground
{
    public double ForeignLoad(double seconds) => seconds % PeriodSeconds < AwakeShare * PeriodSeconds ? Load : 0;
}
