using System.Globalization;

namespace Amorsize.Platform.Processors;

/// <summary>
/// CPU time of the build that started this process: its ancestors that run on dotnet, all processes that these started, and the compiler server. This process
/// and its own children are not part of it.
/// </summary>
internal static class BuildCpuTime
{
    private const string CompilerServer = "VBCSCompiler";

    // The unit of CPU time in /proc, see ProcessorTimesReader.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>The time so far of the processes that run now, with that of their ended children; zero if the system does not report it.</summary>
    public static TimeSpan Read()
    {
        if (!OperatingSystem.IsLinux())
            return TimeSpan.Zero;
        try
        {
            return Read([.. Directory.EnumerateDirectories("/proc").Select(ReadProcess).OfType<ProcessStat>()], Environment.ProcessId);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return TimeSpan.Zero;
        }
    }

    /// <param name="processes">All processes of the machine.</param>
    /// <param name="self">The id of this process.</param>
    internal static TimeSpan Read(IReadOnlyCollection<ProcessStat> processes, int self)
    {
        var byId = processes.ToDictionary(process => process.Id);
        var children = processes.ToLookup(process => process.Parent);
        var top = self;
        while (byId.TryGetValue(top, out var process) && byId.TryGetValue(process.Parent, out var parent) && parent.IsDotNet)
            top = parent.Id;
        if (top == self)
            return TimeSpan.Zero;
        var family = new HashSet<int>();
        Add(top);
        return byId.Values.Where(process => family.Contains(process.Id) || process.CommandLine.Contains(CompilerServer, StringComparison.Ordinal)).Sum(process => process.Ticks) * Tick;

        void Add(int id)
        {
            if (id == self || !family.Add(id))
                return;
            foreach (var child in children[id])
                Add(child.Id);
        }
    }

    // Fields of stat are counted after the name, which may contain spaces: 4 is the parent, 14 to 17 are utime, stime, cutime and cstime (proc(5)).
    private static ProcessStat? ReadProcess(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        try
        {
            var stat = File.ReadAllText($"{folder}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
            return new(id, int.Parse(fields[1], CultureInfo.InvariantCulture), ticks, File.ReadAllText($"{folder}/cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentOutOfRangeException)
        {
            // The process has just ended, or belongs to another user.
            return null;
        }
    }
}
