using System.Globalization;
using Microsoft.Build.Framework;

namespace Amorsize.Tool.Builds;

/// <summary>An MSBuild logger that writes each event which the tool shows as a line of the build's output.</summary>
/// <remarks>MSBuild loads this type from the tool's assembly, so it uses nothing but the base library.</remarks>
public sealed class EventLogger : ILogger
{
    private const string OwnMessage = "Amorsize";
    private const string ProgressType = "Amorsize.Measurement";

    private string? announced;

    /// <inheritdoc/>
    public LoggerVerbosity Verbosity { get; set; } = LoggerVerbosity.Minimal;

    /// <inheritdoc/>
    public string? Parameters { get; set; }

    /// <inheritdoc/>
    public void Initialize(IEventSource eventSource)
    {
        ArgumentNullException.ThrowIfNull(eventSource);
        eventSource.ErrorRaised += (_, error) => Write(new(BuildEventKind.Error, error.Message ?? "", error.Code ?? "", Place(error.File, error.LineNumber, error.ColumnNumber)));
        eventSource.WarningRaised += (_, warning) => Write(new(BuildEventKind.Warning, warning.Message ?? "", warning.Code ?? "", Place(warning.File, warning.LineNumber, warning.ColumnNumber)));
        eventSource.MessageRaised += (_, message) => OnMessage(message);
        eventSource.TargetStarted += (_, target) =>
        {
            if (target.TargetName == "CoreCompile")
                Write(new(BuildEventKind.Project, Path.GetFileNameWithoutExtension(target.ProjectFile)));
        };
    }

    /// <inheritdoc/>
    public void Shutdown()
    {
    }

    private void OnMessage(BuildMessageEventArgs message)
    {
        if (message is ExtendedBuildMessageEventArgs { ExtendedType: ProgressType, ExtendedMetadata: { } values })
        {
            announced = $"{OwnMessage}: {message.Message}";
            Write(new(BuildEventKind.Progress, announced) { Values = values.ToDictionary(value => value.Key, value => value.Value ?? "") });
        }
        // The same text follows as a message for consoles.
        else if (message.Importance == MessageImportance.High && message.Message is { } text && text.StartsWith(OwnMessage, StringComparison.Ordinal) && text != announced)
            Write(new(BuildEventKind.Message, text));
    }

    private static string Place(string? file, int line, int column) => line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file}({line},{column})") : file ?? "";

    private static void Write(BuildEvent happened) => Console.Out.WriteLine(happened.ToLine());
}
