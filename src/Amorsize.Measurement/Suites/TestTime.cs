namespace Amorsize.Measurement.Suites;

/// <summary>One test in one run of a suite.</summary>
/// <param name="Name">Full name of the test; the rows of a parameterized test method may share it.</param>
/// <param name="Class">The class that the test belongs to.</param>
/// <param name="Duration">Wall time of the test.</param>
/// <param name="Failed">Whether the test failed.</param>
/// <param name="StartedAt">When the test was started; null where the runner does not report it.</param>
/// <param name="MethodOfRow">Full name of the test method, if <paramref name="Name"/> has more, such as the arguments of a row; otherwise null.</param>
internal sealed record TestTime(string Name, string Class, TimeSpan Duration, bool Failed, DateTimeOffset? StartedAt = null, string? MethodOfRow = null)
{
    /// <summary>Full name of the test method.</summary>
    public string Method => MethodOfRow ?? Name;
}
