using System.Globalization;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tasks.Items;

/// <summary>The setting of a suite as a property that travels from one task to the next.</summary>
internal static class SuitePlanText
{
    public static string Write(SuitePlan setting) => string.Create(CultureInfo.InvariantCulture, $"{setting.Workers}/{setting.Scope}/{setting.MinThreads}");

    public static SuitePlan Read(string text)
    {
        var parts = text.Split('/');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), Enum.Parse<TestScope>(parts[1]), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
