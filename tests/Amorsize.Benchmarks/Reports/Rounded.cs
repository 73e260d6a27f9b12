using System.Globalization;

namespace Amorsize.Benchmarks.Reports;

/// <summary>Rounds samples: more than four digits are noise, and make the committed files large.</summary>
internal static class Rounded
{
    public static double ToFourDigits(double value) => double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
