namespace Amorsize.Benchmarks.Regrets;

/// <summary>The ratio of two times.</summary>
/// <param name="Value">The median of the processes' medians of the ratios of their rounds.</param>
/// <param name="Low">The lower end of its 95 % confidence interval.</param>
/// <param name="High">The upper end of its 95 % confidence interval.</param>
internal readonly record struct Ratio(double Value, double Low, double High)
{
    public override string ToString() => $"{Reports.Figures.Ratio(Value)} ({Reports.Figures.Ratio(Low)}-{Reports.Figures.Ratio(High)})";
}
