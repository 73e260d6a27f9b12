using System.Globalization;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tasks.Items;

/// <summary>The plan of a suite as text, <c>workers/scope/minimum threads</c>, for the MSBuild property that one task passes to the next.</summary>
internal static class SuitePlanText
{
    public static string Write(SuitePlan setting) => string.Create(CultureInfo.InvariantCulture, $"{setting.Workers}/{setting.Scope}/{setting.MinThreads}");

    public static SuitePlan Read(string text)
    {
        var parts = text.Split('/');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), Enum.Parse<TestScope>(parts[1]), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
