using System.Globalization;

namespace Amorsize.Measurement.Suites;

/// <summary>The execution plan of a suite.</summary>
/// <param name="Workers">The most tests that run at once; 1: sequential; 0: as the project says, or else the runner's default.</param>
/// <param name="Scope">Which tests may run beside each other.</param>
/// <param name="MinThreads">Threads that the pool starts without waiting; 0: as many as there are processors, which is the runtime's default.</param>
internal readonly record struct SuitePlan(int Workers, TestScope Scope = TestScope.AsDeclared, int MinThreads = 0)
{
    /// <summary>One test after the other.</summary>
    public static SuitePlan Sequential { get; } = new(Workers: 1);

    /// <summary>The suite as the user configured it.</summary>
    public static SuitePlan Unchanged { get; } = new(Workers: 0);

    /// <summary>Whether it allows all that the other plan allows. Tests that fail under that plan may then fail under this one too.</summary>
    public bool IsAtLeastAsParallelAs(SuitePlan other) => Workers >= other.Workers && Scope >= other.Scope;

    /// <summary>In words, for messages.</summary>
    public override string ToString() => Workers switch
    {
        0 => "unchanged",
        1 => "sequential",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Workers} workers{InWords(Scope)}{(MinThreads > 0 ? $", at least {MinThreads} threads in the pool" : "")}"),
    };

    private static string InWords(TestScope scope) => scope switch
    {
        TestScope.Classes => " by class",
        TestScope.Methods => " by method",
        _ => "",
    };
}
