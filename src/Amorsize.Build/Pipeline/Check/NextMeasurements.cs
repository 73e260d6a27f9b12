using Amorsize.Build.Properties;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>Decides which build measures a stale subject, and how this build reports it.</summary>
internal static class NextMeasurements
{
    /// <param name="verdict">The verdict of the look-up that missed.</param>
    /// <param name="mode">The mode of the build.</param>
    /// <param name="isQuestion">Whether the build only asks if there is something to do (-question).</param>
    public static NextMeasurement After(Verdict verdict, TuningMode mode, bool isQuestion) => (mode, verdict) switch
    {
        (TuningMode.CacheOnly, _) => NextMeasurement.Elsewhere,
        // A failure is not tried again in every build: a workload that hangs would cost its time limit each time.
        (_, Verdict.Failed) => NextMeasurement.Later,
        // A result that is good enough to be used is no reason to say that something has to be done.
        (_, Verdict.Provisional) when isQuestion => NextMeasurement.Later,
        _ when isQuestion => NextMeasurement.OnceBuilt,
        _ => NextMeasurement.Now,
    };

    public static StaleSeverity SeverityOf(this NextMeasurement next, StaleSeverity wanted) => next switch
    {
        NextMeasurement.OnceBuilt => StaleSeverity.Error,
        // Not above a message: this build is about to replace the stale result, and an error would stop it before it can measure.
        NextMeasurement.Now when wanted > StaleSeverity.Message => StaleSeverity.Message,
        _ => wanted,
    };
}
