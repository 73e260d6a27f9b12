namespace Amorsize.Tool;

/// <summary>Ends a command with a message for its user.</summary>
/// <param name="exitCode">The exit code: a constant of <see cref="ExitCode"/>.</param>
/// <param name="message">The event, its reason, and the next step.</param>
internal sealed class ToolException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
