namespace Amorsize.Platform.Processors;

/// <summary>CPU time so far of the build that started this process.</summary>
/// <param name="All">Time of all its processes, with that of the compiler server.</param>
/// <param name="CompilerServer">Time of the compiler server, which optimizes its own code for some time after a large compilation.</param>
internal readonly record struct BuildTimes(TimeSpan All, TimeSpan CompilerServer)
{
    public BuildTimes Plus(BuildTimes other) => new(All + other.All, CompilerServer + other.CompilerServer);

    /// <summary>The time since an earlier reading. The time of a process that has ended in between is gone, so it is zero where less is left.</summary>
    public BuildTimes Since(BuildTimes earlier) => new(Positive(All - earlier.All), Positive(CompilerServer - earlier.CompilerServer));

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
