using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Amorsize.Build.Diagnostics;

/// <summary>Writes diagnostics to MSBuild's log, with the project as their file and a link to their explanation.</summary>
internal static class DiagnosticLogging
{
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
