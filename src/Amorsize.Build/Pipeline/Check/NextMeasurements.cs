using Amorsize.Build.Properties;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>When what a look-up missed is measured, and how that is reported.</summary>
internal static class NextMeasurements
{
    /// <param name="verdict">How the look-up ended.</param>
    /// <param name="mode">What the build may do.</param>
    /// <param name="isQuestion">Whether it only asks whether there is something to do (-question).</param>
    public static NextMeasurement After(Verdict verdict, TuningMode mode, bool isQuestion) => (mode, verdict) switch
    {
        (TuningMode.CacheOnly, _) => NextMeasurement.Elsewhere,
        // A failure is not tried again in every build: one that hangs would cost its limit each time.
        (_, Verdict.Failed) => NextMeasurement.Later,
        _ when isQuestion => NextMeasurement.OnceBuilt,
        _ => NextMeasurement.Now,
    };

    public static StaleSeverity SeverityOf(this NextMeasurement next, StaleSeverity wanted) => next switch
    {
        NextMeasurement.OnceBuilt => StaleSeverity.Error,
        // What this very build mends is not worth more than a message; as an error it would keep the build from mending it.
        NextMeasurement.Now when wanted > StaleSeverity.Message => StaleSeverity.Message,
        _ => wanted,
    };
}
