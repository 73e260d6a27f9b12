namespace Amorsize.Platform.Processors;

/// <summary>What has been computed since the machine was started.</summary>
/// <param name="All">By all processes together, with what the hypervisor gave to others.</param>
/// <param name="Own">By this process and those that it started.</param>
/// <param name="Processors">How many the machine has; at least 1.</param>
internal readonly record struct ProcessorTimes(TimeSpan All, TimeSpan Own, int Processors);
