namespace Amorsize.Measurement.Tests.Suites;

/// <summary>A simulated test.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Seconds">Its time if nothing else runs.</param>
/// <param name="CpuShare">CPU time over elapsed time, 0 to 1.</param>
internal sealed record SyntheticTest(string Name, string Class, double Seconds, double CpuShare)
{
    /// <summary>Equal tests with the names <c>Test0</c>, <c>Test1</c>, and so on, in classes of equal size.</summary>
    public static IReadOnlyList<SyntheticTest> Alike(int count, int classes, double seconds, double cpuShare) =>
        [.. Enumerable.Range(0, count).Select(number => new SyntheticTest($"Test{number}", $"Class{number % classes}", seconds, cpuShare))];
}
