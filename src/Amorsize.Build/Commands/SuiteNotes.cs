using Amorsize.Build.Diagnostics;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Build.Commands;

/// <summary>Notes about the time of a test suite, each in words.</summary>
internal static class SuiteNotes
{
    public static IEnumerable<string> Of(SuiteProfile profile)
    {
        if (profile.Isolation is { } isolation)
            yield return $"{SuiteMessages.Gain(isolation).TrimEnd('.')}: {string.Join(", ", isolation.Units)}";
        if (profile.Order?.InWords is { } order)
            yield return order;
        if (profile.Longest.Count > 0)
            yield return $"longest tests: {string.Join(", ", profile.Longest.Select(test => $"{test.Name} {MicrosecondsText.InWords(test.Time.TotalMicroseconds)}"))}";
    }
}
