namespace Amorsize.Benchmarks.Engines;

/// <summary>The request to a process that measures a group.</summary>
/// <param name="Title">Title of the group.</param>
/// <param name="Budget">Time limit. The process keeps it by running fewer rounds.</param>
internal sealed record MeasureGroupRequest(string Title, TimeSpan Budget);
