using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Pipeline;

/// <summary>The result that this build uses for a subject, or the reason why there is none.</summary>
/// <param name="Subject">The workload or the suite.</param>
/// <param name="Found">The answer of the look-up. It has no findings if the result is valid or was just measured.</param>
/// <param name="Obstacle">Why the subject was not measured although it should have been; null otherwise.</param>
internal sealed record Conclusion<TSubject>(TSubject Subject, LookUpResult Found, string? Obstacle = null)
    where TSubject : TuningSubject;
