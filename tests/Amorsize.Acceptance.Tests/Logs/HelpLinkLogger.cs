using Microsoft.Build.Framework;

namespace Amorsize.Acceptance.Tests.Logs;

/// <summary>A logger that the build loads, because the binary log has no help links. It writes a line <c>code link</c> for each warning and error.</summary>
public sealed class HelpLinkLogger : ILogger
{
    public LoggerVerbosity Verbosity { get; set; }

    /// <summary>The file to write.</summary>
    public string? Parameters { get; set; }

    /// <summary>The argument that makes a build use this logger.</summary>
    public static string Argument(string file) => $"\"-logger:{typeof(HelpLinkLogger).FullName},{typeof(HelpLinkLogger).Assembly.Location};{file}\"";

    public void Initialize(IEventSource eventSource)
    {
        ArgumentNullException.ThrowIfNull(eventSource);
        var path = Parameters!;
        File.WriteAllText(path, "");
        eventSource.WarningRaised += (_, warning) => File.AppendAllText(path, $"{warning.Code} {warning.HelpLink}\n");
        eventSource.ErrorRaised += (_, error) => File.AppendAllText(path, $"{error.Code} {error.HelpLink}\n");
    }

    public void Shutdown()
    {
    }
}
