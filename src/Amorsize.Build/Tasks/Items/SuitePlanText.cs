using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tasks.Items;

/// <summary>
/// The plan of a suite as text, <c>workers/scope/minimum threads/aggressive</c> and <c>/waiting tests</c> if there are any, for the MSBuild property that
/// one task passes to the next. Names of tests are encoded, because they may have characters with a meaning for MSBuild.
/// </summary>
internal static class SuitePlanText
{
    public static string Write(SuitePlan setting) =>
        string.Create(CultureInfo.InvariantCulture, $"{setting.Workers}/{setting.Scope}/{setting.MinThreads}/{setting.IsAggressive}{(setting.Waiting is { } waiting ? $"/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(waiting))}" : "")}");

    public static SuitePlan Read(string text)
    {
        var parts = text.Split('/');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), Enum.Parse<TestScope>(parts[1]), int.Parse(parts[2], CultureInfo.InvariantCulture))
        {
            IsAggressive = bool.Parse(parts[3]),
            Waiting = parts.Length > 4 ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[4])) : null,
        };
    }
}
