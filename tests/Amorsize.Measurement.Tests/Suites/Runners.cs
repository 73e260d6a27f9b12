using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>The traits of the supported test runners.</summary>
internal static class Runners
{
    /// <summary>Sequential by default. Its workers are threads of the pool.</summary>
    public static RunnerTraits MSTest { get; } = new(SetsScope: true, TestScope.Classes, DefaultWorkers: 1, WaitsForPool: true);

    /// <summary>Parallel by default. Its workers are threads of its own.</summary>
    public static RunnerTraits Xunit(int processors) => new(SetsScope: true, TestScope.Classes, processors, WaitsForPool: false);

    /// <summary>Parallel by default, by class. Its workers are threads of the pool. Its algorithm can be set.</summary>
    public static RunnerTraits XunitV2(int processors) => Xunit(processors) with { SetsScope = false, WaitsForPool = true, SetsAlgorithm = true };

    /// <summary>Parallel by default. Only attributes set the scope.</summary>
    public static RunnerTraits NUnit(int processors) => new(SetsScope: false, TestScope.Methods, Math.Max(2, processors), WaitsForPool: false);

    public static IReadOnlyList<RunnerTraits> All(int processors) =>
    [
        MSTest,
        MSTest with { DeclaredScope = TestScope.Methods, DefaultWorkers = processors },
        Xunit(processors),
        XunitV2(processors),
        NUnit(processors),
        NUnit(processors) with { DeclaredScope = TestScope.Classes },
        NUnit(processors) with { DefaultWorkers = 2 * processors },
    ];
}
