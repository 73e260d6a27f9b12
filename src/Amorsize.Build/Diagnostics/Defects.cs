namespace Amorsize.Build.Diagnostics;

/// <summary>The warning about a defect of this package. It costs the step in which it happened, and never the build.</summary>
internal static class Defects
{
    /// <param name="step">The step that failed, within a sentence.</param>
    /// <param name="exception">The exception, which the warning shows with its stack trace.</param>
    public static Diagnostic In(string step, Exception exception) =>
        Diagnostic.Warning("AMZ9999", $"Amorsize failed in {step}, and this build goes on without it; please report it: {exception}");
}
