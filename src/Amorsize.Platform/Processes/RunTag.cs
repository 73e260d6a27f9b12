using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Amorsize.Platform.Files;

namespace Amorsize.Platform.Processes;

/// <summary>
/// A mark of all processes of a measurement: an environment variable and a <see cref="MarkedLimit"/>. Descendants inherit both, so they are found even after they
/// have left the process tree by a new session or a second fork. Only Linux shows both of other processes.
/// </summary>
internal static class RunTag
{
    /// <summary>Name of the variable.</summary>
    public const string Variable = "AMORSIZE_RUN";

    // A process that is found may start another one before it is killed. Each pass finds those of the pass before.
    private const int MaxPasses = 10;

    /// <summary>The tag of the processes that this process starts.</summary>
    public static string OfThisProcess { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Guid.NewGuid():N}");

    /// <summary>The tag with which this process was started; null if no measurement started it.</summary>
    public static string? Inherited => Environment.GetEnvironmentVariable(Variable);

    /// <summary>Kills all processes with a tag, except for this one.</summary>
    public static void KillAll(string tag)
    {
        if (!OperatingSystem.IsLinux())
            return;
        for (var pass = 0; pass < MaxPasses && ProcessesWith(tag) is { Count: > 0 } found; pass++)
            found.ForEach(Kill);
    }

    /// <summary>The ids of all living processes with a tag, except for this one.</summary>
    public static List<int> ProcessesWith(string tag)
    {
        var (variable, limit) = ($"{Variable}={tag}\0", MarkedLimit.TextOf(tag));
        var found = new List<int>();
        AtomicFile.Attempt(() => found.AddRange(
            from process in ProcFiles.Processes()
            where process.Id != Environment.ProcessId
                // Until its parent waits for it, an ended process keeps its limits. Its environment is empty.
                && (Has(process.Folder, "environ", variable) || (Has(process.Folder, "limits", limit) && !Has(process.Folder, "status", "\nState:\tZ")))
            select process.Id));
        return found;
    }

    // The environment of another user's process cannot be read.
    private static bool Has(string folder, string file, string text)
    {
        var has = false;
        AtomicFile.Attempt(() => has = File.ReadAllText(Path.Combine(folder, file)).Contains(text, StringComparison.Ordinal));
        return has;
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // The process has just ended.
        }
    }
}
