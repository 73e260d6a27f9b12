using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Amorsize.Build.Diagnostics;

/// <summary>Writes diagnostics to MSBuild's log, with their place in the source, or else the project, as their file and a link to their explanation.</summary>
internal static class DiagnosticLogging
{
    /// <summary>The type of the extended messages about measurements, by which loggers tell them from others.</summary>
    public const string ProgressType = "Amorsize.Measurement";

    /// <summary>
    /// Logs the values of a measurement for loggers that know the type. Not for consoles: a task that runs in another process cannot log such a message.
    /// </summary>
    public static void LogProgress(this IBuildEngine engine, Diagnostic diagnostic, MeasurementProgress measurement, string projectFile) =>
        engine.LogMessageEvent(new ExtendedBuildMessageEventArgs(ProgressType, LogText.OneLine(diagnostic.Text), helpKeyword: null, senderName: "Amorsize", MessageImportance.Low)
        {
            ExtendedMetadata = measurement.ToMetadata(projectFile),
        });

    public static void Log(this TaskLoggingHelper log, Diagnostic diagnostic, string projectFile)
    {
        var text = LogText.OneLine(diagnostic.Text);
        var (place, line, column) = diagnostic.Position ?? new(projectFile, 0, 0);
        var file = LogText.OneLine(place);
        switch (diagnostic.Severity)
        {
            case Severity.Error:
                log.LogError(subcategory: null, diagnostic.Code, helpKeyword: null, diagnostic.HelpLink, file, line, column, 0, 0, "{0}", text);
                break;
            case Severity.Warning:
                log.LogWarning(subcategory: null, diagnostic.Code, helpKeyword: null, diagnostic.HelpLink, file, line, column, 0, 0, "{0}", text);
                break;
            default:
                var importance = diagnostic.Severity == Severity.Message ? MessageImportance.High : MessageImportance.Normal;
                log.LogMessage(importance, "{0}", diagnostic.Code.Length == 0 ? $"Amorsize: {text}" : $"Amorsize {diagnostic.Code}: {text}");
                break;
        }
    }
}
