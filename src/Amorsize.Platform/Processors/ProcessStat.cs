namespace Amorsize.Platform.Processors;

/// <summary>A process of this machine.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parent">The id of the process that started it.</param>
/// <param name="Ticks">CPU time of the process and of its ended children, in the unit of /proc.</param>
/// <param name="CommandLine">Its program and arguments, separated by null characters.</param>
internal sealed record ProcessStat(int Id, int Parent, long Ticks, string CommandLine)
{
    /// <summary>Whether the process runs on the dotnet host, as MSBuild and its nodes do.</summary>
    public bool IsDotNet => Path.GetFileNameWithoutExtension(CommandLine.Split('\0')[0]) == "dotnet";
}
