using Amorsize.Platform.Processors;

namespace Amorsize.Tool.Doctor;

/// <summary>The facts about the machine that the doctor looks at. Tests replace them.</summary>
internal sealed record MachineFacts
{
    /// <summary>Content of a file of the operating system; null if there is none.</summary>
    public Func<string, string?> Read { get; init; } = ReadFile;

    /// <summary>Names of the folders in a folder of the operating system.</summary>
    public Func<string, IReadOnlyList<string>> Folders { get; init; } = static path => Directory.Exists(path) ? Directory.GetDirectories(path) : [];

    /// <summary>The CPU times so far; null if the system does not report them.</summary>
    public Func<ProcessorTimes?> Times { get; init; } = ProcessorTimesReader.Read;

    /// <summary>The time so far in which a CPU quota stopped threads.</summary>
    public Func<TimeSpan> Throttled { get; init; } = ThrottledTime.Read;

    /// <summary>Whether the machine runs on battery; null where the system reports it in files, or has no battery.</summary>
    public Func<bool?> OnBattery { get; init; } = PowerStatus.Read;

    /// <summary>Waits between two readings.</summary>
    public Func<TimeSpan, CancellationToken, Task> Wait { get; init; } = Task.Delay;

    /// <summary>An environment variable; null where it is not set.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Processors that programs may use here, under affinity and quota.</summary>
    public int Processors { get; init; } = System.Environment.ProcessorCount;

    private static string? ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
