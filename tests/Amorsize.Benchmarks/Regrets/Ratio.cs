namespace Amorsize.Benchmarks.Regrets;

/// <summary>One time over another.</summary>
/// <param name="Value">The median over the processes of the median of their rounds' ratios.</param>
/// <param name="Low">The lower end of its 95 % confidence interval.</param>
/// <param name="High">The upper end.</param>
internal readonly record struct Ratio(double Value, double Low, double High)
{
    public override string ToString() => $"{Reports.Figures.Ratio(Value)} ({Reports.Figures.Ratio(Low)}-{Reports.Figures.Ratio(High)})";
}
