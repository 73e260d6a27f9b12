using System.Globalization;

namespace Amorsize.Benchmarks.Reports;

/// <summary>Samples are kept as exactly as they can be trusted.</summary>
internal static class Rounded
{
    public static double ToFourDigits(double value) => double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
