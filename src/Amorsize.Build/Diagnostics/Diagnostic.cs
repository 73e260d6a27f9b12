namespace Amorsize.Build.Diagnostics;

/// <summary>A message, warning or error of the build.</summary>
/// <param name="Severity">How it is logged.</param>
/// <param name="Code">AMZxxxx; empty for plain progress.</param>
/// <param name="Text">The event, its reason, and the next step.</param>
internal sealed record Diagnostic(Severity Severity, string Code, string Text)
{
    // Each code is a heading of this page.
    private const string HelpPage = "https://github.com/amorsize/Amorsize.Build/blob/main/docs/reference/codes.md#";

    /// <summary>Where the code is explained.</summary>
    public string HelpLink => HelpPage + Code.ToLowerInvariant();

    public static Diagnostic Progress(string text) => new(Severity.Message, "", text);

    public static Diagnostic Warning(string code, string text) => new(Severity.Warning, code, text);

    public static Diagnostic Error(string code, string text) => new(Severity.Error, code, text);
}
