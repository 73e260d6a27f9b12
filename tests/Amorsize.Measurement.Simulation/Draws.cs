namespace Amorsize.Measurement.Simulation;

/// <summary>Draws from distributions.</summary>
internal static class Draws
{
    public static double Between(this Random random, double from, double to) => from + ((to - from) * random.NextDouble());

    /// <summary>A number whose logarithm is distributed evenly.</summary>
    public static double LogBetween(this Random random, double from, double to) => from * Math.Pow(to / from, random.NextDouble());

    /// <summary>A number of the standard normal distribution (G. E. P. Box and M. E. Muller, 1958).</summary>
    public static double Normal(this Random random) => Math.Sqrt(2 * random.Exponential()) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A number of the exponential distribution with mean 1.</summary>
    public static double Exponential(this Random random) => -Math.Log(1 - random.NextDouble());
}
