using Amorsize.Platform.Files;
using Amorsize.Platform.Processes;

namespace Amorsize.Platform.Processors;

/// <summary>
/// CPU time of the build that this process belongs to: its ancestors that run on dotnet, all processes that these started, the compiler server, and nodes that an
/// earlier build has left for this one.
/// </summary>
internal static class BuildCpuTime
{
    private const string CompilerServer = "VBCSCompiler";
    private const string Node = "/nodemode:";

    /// <summary>The time so far of the processes that run now, with that of their ended children; zero if the system does not report it.</summary>
    /// <param name="withSelf">Whether this process and its own children are part of the build. A process that measures is not.</param>
    public static BuildTimes Read(bool withSelf)
    {
        if (!OperatingSystem.IsLinux())
            return default;
        try
        {
            return Read([.. ProcFiles.Processes().Select(process => ReadProcess(process.Id, process.Folder)).OfType<ProcessStat>()], Environment.ProcessId, withSelf);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return default;
        }
    }

    /// <param name="processes">All processes of the machine.</param>
    /// <param name="self">The id of this process.</param>
    /// <param name="withSelf">Whether this process and its own children are part of the build.</param>
    internal static BuildTimes Read(IReadOnlyCollection<ProcessStat> processes, int self, bool withSelf)
    {
        var byId = processes.ToDictionary(process => process.Id);
        var children = processes.ToLookup(process => process.Parent);
        var top = self;
        while (byId.TryGetValue(top, out var process) && byId.TryGetValue(process.Parent, out var parent) && parent.IsDotNet)
            top = parent.Id;
        var family = new HashSet<int>();
        Add(top);
        var servers = processes.Where(process => process.CommandLine.Contains(CompilerServer, StringComparison.Ordinal)).ToList();
        foreach (var process in servers.Concat(processes.Where(IsLeftNode)))
            Add(process.Id);
        return new(family.Sum(id => byId[id].Ticks) * ProcFiles.Tick, servers.Sum(server => server.Ticks) * ProcFiles.Tick);

        void Add(int id)
        {
            if ((id == self && !withSelf) || !family.Add(id))
                return;
            foreach (var child in children[id])
                Add(child.Id);
        }

        // A node whose build has ended is idle unless this one uses it.
        bool IsLeftNode(ProcessStat process) => process.CommandLine.Contains(Node, StringComparison.Ordinal) && byId.GetValueOrDefault(process.Parent)?.IsDotNet != true;
    }

    private static ProcessStat? ReadProcess(int id, string folder)
    {
        try
        {
            var (parent, own, endedChildren) = ProcFiles.ParseStat(File.ReadAllText($"{folder}/stat"));
            return new(id, parent, own + endedChildren, File.ReadAllText($"{folder}/cmdline"));
        }
        catch (Exception e) when (e.IsOfFiles() || e is FormatException or ArgumentOutOfRangeException)
        {
            // The process has just ended, or belongs to another user.
            return null;
        }
    }
}
