using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Amorsize.Platform.Files;

namespace Amorsize.Platform.Processes;

/// <summary>
/// An environment variable that marks all processes of a measurement. Descendants inherit it, so they are found even after they have left the process tree by
/// a new session or a second fork. Only Linux shows the environment of other processes.
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
    public static void KillAll(string tag) => KillAll(() => ProcessesWith(tag));

    /// <summary>Kills all descendants of this process, which has adopted its orphans: also those without a tag.</summary>
    public static void KillDescendants() => KillAll(static () => [.. DescendantsOf(Environment.ProcessId)]);

    private static IEnumerable<int> DescendantsOf(int id) => ChildProcesses.Of(id).SelectMany(child => DescendantsOf(child).Append(child));

    private static void KillAll(Func<List<int>> find)
    {
        if (!OperatingSystem.IsLinux())
            return;
        for (var pass = 0; pass < MaxPasses && find() is { Count: > 0 } found; pass++)
            found.ForEach(Kill);
    }

    /// <summary>The ids of all living processes with a tag, except for this one.</summary>
    public static List<int> ProcessesWith(string tag)
    {
        var mark = Encoding.UTF8.GetBytes($"{Variable}={tag}\0");
        var found = new List<int>();
        AtomicFile.Attempt(() => found.AddRange(
            from process in ProcFiles.Processes()
            where process.Id != Environment.ProcessId && Has(process.Folder, mark)
            select process.Id));
        return found;
    }

    // The environment of an ended process is empty, that of another user's process cannot be read.
    private static bool Has(string folder, byte[] mark)
    {
        var has = false;
        AtomicFile.Attempt(() => has = File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(mark) >= 0);
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
