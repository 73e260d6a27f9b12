namespace Amorsize.Benchmarks.Engines;

/// <summary>What a process that measures a group is asked.</summary>
/// <param name="Title">Title of the group.</param>
/// <param name="Budget">How long to go on; it is kept by running fewer rounds.</param>
internal sealed record MeasureGroupRequest(string Title, TimeSpan Budget);
