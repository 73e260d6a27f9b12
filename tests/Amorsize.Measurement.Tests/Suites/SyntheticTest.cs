namespace Amorsize.Measurement.Tests.Suites;

/// <summary>A test that exists only as numbers.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Class">The class that it belongs to.</param>
/// <param name="Seconds">How long it takes where nothing else runs.</param>
/// <param name="CpuShare">How much of that is computing, 0 to 1.</param>
internal sealed record SyntheticTest(string Name, string Class, double Seconds, double CpuShare)
{
    /// <summary>Tests that differ in nothing but their names: <c>Test0</c>, <c>Test1</c>, … in classes of equal size.</summary>
    public static IReadOnlyList<SyntheticTest> Alike(int count, int classes, double seconds, double cpuShare) =>
        [.. Enumerable.Range(0, count).Select(number => new SyntheticTest($"Test{number}", $"Class{number % classes}", seconds, cpuShare))];
}
