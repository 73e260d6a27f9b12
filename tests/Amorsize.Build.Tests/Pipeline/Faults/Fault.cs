namespace Amorsize.Build.Tests.Pipeline.Faults;

/// <summary>A fault of one file operation.</summary>
/// <param name="Name">The name of the error, as the system writes it.</param>
/// <param name="IsKill">Whether the process ends there, so that no later operation happens either.</param>
internal sealed record Fault(string Name, bool IsKill = false)
{
    public static IReadOnlyList<Fault> All { get; } = [new("ENOSPC"), new("EIO"), new("EACCES"), new("EMFILE"), new("kill", IsKill: true)];

    public Exception ToException() => Name switch
    {
        "ENOSPC" => new IOException("No space left on device"),
        "EIO" => new IOException("Input/output error"),
        "EACCES" => new UnauthorizedAccessException("Access to the path is denied."),
        "EMFILE" => new IOException("Too many open files"),
        _ => new KilledException(),
    };
}
