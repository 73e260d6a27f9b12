namespace Amorsize.Platform.Processors;

/// <summary>CPU time so far of the build that started this process.</summary>
/// <param name="All">Time of all its processes, with that of the compiler server.</param>
/// <param name="CompilerServer">Time of the compiler server, which optimizes its own code for some time after a large compilation.</param>
internal readonly record struct BuildTimes(TimeSpan All, TimeSpan CompilerServer);
