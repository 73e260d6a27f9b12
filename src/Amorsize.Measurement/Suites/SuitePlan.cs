using System.Globalization;

namespace Amorsize.Measurement.Suites;

/// <summary>The execution plan of a suite.</summary>
/// <param name="Workers">The most tests that run at once; 1: sequential; 0: the number that the project configures, or else the runner's default.</param>
/// <param name="Scope">Which tests may run beside each other.</param>
/// <param name="MinThreads">Number of threads that the pool starts without delay; 0: the runtime's default, which is the number of processors.</param>
internal readonly record struct SuitePlan(int Workers, TestScope Scope = TestScope.AsDeclared, int MinThreads = 0)
{
    /// <summary>Tests that start only once others have ended, in the form of <see cref="WaitingTest"/>; null if there are none.</summary>
    public string? Waiting { get; init; }

    /// <summary>Whether a worker starts another test while its own awaits, so that more tests run at once than there are workers.</summary>
    public bool IsAggressive { get; init; }

    /// <summary>One test after the other.</summary>
    public static SuitePlan Sequential { get; } = new(Workers: 1);

    /// <summary>The suite as the user configured it.</summary>
    public static SuitePlan Unchanged { get; } = new(Workers: 0);

    /// <summary>
    /// Whether this plan allows at least the parallelism of the other plan. Tests that fail under the other plan may then fail under this one too.
    /// </summary>
    public bool IsAtLeastAsParallelAs(SuitePlan other) => Workers >= other.Workers && Scope >= other.Scope && (IsAggressive || !other.IsAggressive);

    /// <summary>The plan in words, for messages.</summary>
    public override string ToString() => Workers switch
    {
        0 => "unchanged",
        1 => "sequential",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Workers} workers{InWords(Scope)}{(IsAggressive ? ", aggressive" : "")}{(Waiting is null ? "" : ", clashing tests apart")}{(MinThreads > 0 ? $", at least {MinThreads} threads in the pool" : "")}"),
    };

    private static string InWords(TestScope scope) => scope switch
    {
        TestScope.Classes => " by class",
        TestScope.Methods => " by method",
        _ => "",
    };
}
