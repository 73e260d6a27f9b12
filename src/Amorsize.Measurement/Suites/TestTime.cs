namespace Amorsize.Measurement.Suites;

/// <summary>One test of one run.</summary>
/// <param name="Name">Its full name; rows of one method may share it.</param>
/// <param name="Class">The class that it belongs to.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Failed">Whether it failed.</param>
/// <param name="StartedAt">When it was started; null where the runner does not tell.</param>
internal sealed record TestTime(string Name, string Class, TimeSpan Duration, bool Failed, DateTimeOffset? StartedAt = null);
