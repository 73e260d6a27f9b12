namespace Amorsize.Platform.Processors;

/// <summary>CPU time since the machine was started.</summary>
/// <param name="All">CPU time of all processes, including the time that the hypervisor gave to other virtual machines.</param>
/// <param name="Own">CPU time of this process and of the processes that it started; on Linux and macOS only of those that have ended.</param>
/// <param name="Processors">Number of processors whose CPU time is in <paramref name="All"/>; at least 1.</param>
internal readonly record struct ProcessorTimes(TimeSpan All, TimeSpan Own, int Processors);
