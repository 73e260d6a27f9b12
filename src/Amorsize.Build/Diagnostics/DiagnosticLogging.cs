using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Amorsize.Build.Diagnostics;

/// <summary>Writes diagnostics to MSBuild's log, with the project as their file and a link to their explanation.</summary>
internal static class DiagnosticLogging
{
    /// <summary>The type of the extended messages about measurements, by which loggers tell them from others.</summary>
    public const string ProgressType = "Amorsize.Measurement";

    /// <summary>Logs the message about a measurement. Consoles show it like any other; a logger also gets its values.</summary>
    public static void LogProgress(this IBuildEngine engine, Diagnostic diagnostic, MeasurementProgress measurement, string projectFile) =>
        engine.LogMessageEvent(new ExtendedBuildMessageEventArgs(
            ProgressType, $"Amorsize: {LogText.OneLine(diagnostic.Text)}", helpKeyword: null, senderName: "Amorsize", diagnostic.Severity == Severity.Message ? MessageImportance.High : MessageImportance.Low)
        {
            ExtendedMetadata = measurement.ToMetadata(projectFile),
        });

    public static void Log(this TaskLoggingHelper log, Diagnostic diagnostic, string projectFile)
    {
        var text = LogText.OneLine(diagnostic.Text);
        switch (diagnostic.Severity)
        {
            case Severity.Error:
                log.LogError(subcategory: null, diagnostic.Code, helpKeyword: null, diagnostic.HelpLink, projectFile, 0, 0, 0, 0, "{0}", text);
                break;
            case Severity.Warning:
                log.LogWarning(subcategory: null, diagnostic.Code, helpKeyword: null, diagnostic.HelpLink, projectFile, 0, 0, 0, 0, "{0}", text);
                break;
            default:
                var importance = diagnostic.Severity == Severity.Message ? MessageImportance.High : MessageImportance.Normal;
                log.LogMessage(importance, "{0}", diagnostic.Code.Length == 0 ? $"Amorsize: {text}" : $"Amorsize {diagnostic.Code}: {text}");
                break;
        }
    }
}
