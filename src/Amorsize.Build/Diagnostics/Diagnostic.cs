using Amorsize.Build.Summary;

namespace Amorsize.Build.Diagnostics;

/// <summary>A message, warning or error of the build.</summary>
/// <param name="Severity">How the diagnostic is logged.</param>
/// <param name="Code">The diagnostic's code, AMZ and four digits; empty for a progress message.</param>
/// <param name="Text">The event, its reason, and the next step.</param>
internal sealed record Diagnostic(Severity Severity, string Code, string Text)
{
    // The documentation page that explains the codes. Each code is a heading, so it can be linked.
    private const string HelpPage = "https://github.com/amorsize/Amorsize.Build/blob/main/docs/reference/codes.md#";

    /// <summary>The measurement that this message announces, for programs that show progress; null for other messages.</summary>
    public MeasurementProgress? Measurement { get; init; }

    /// <summary>The news of this message for the summary of a CI service; null for other messages.</summary>
    public SummaryNews? News { get; init; }

    /// <summary>Address of the code's explanation.</summary>
    public string HelpLink => HelpPage + Code.ToLowerInvariant();

    /// <summary>This message, with the time limit of the measurement that it announces.</summary>
    public Diagnostic Within(TimeSpan budget) => Measurement is { } measurement ? this with { Measurement = measurement with { Budget = budget } } : this;

    public static Diagnostic Progress(string text) => new(Severity.Message, "", text);

    public static Diagnostic Warning(string code, string text) => new(Severity.Warning, code, text);

    public static Diagnostic Error(string code, string text) => new(Severity.Error, code, text);
}
