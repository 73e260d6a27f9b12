namespace Amorsize.Platform.Processors;

/// <summary>CPU time so far of the build that started this process.</summary>
/// <param name="All">Time of all its processes, with that of the compiler server.</param>
/// <param name="CompilerServer">Time of the compiler server, which optimizes its own code for some time after a large compilation.</param>
internal readonly record struct BuildTimes(TimeSpan All, TimeSpan CompilerServer)
{
    public BuildTimes Plus(BuildTimes other) => new(All + other.All, CompilerServer + other.CompilerServer);

    /// <summary>The time that has passed since an earlier reading.</summary>
    public BuildTimes Since(BuildTimes earlier) => new(All - earlier.All, CompilerServer - earlier.CompilerServer);
}
