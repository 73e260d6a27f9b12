using Amorsize.Benchmarks.Measuring;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>A kind of workload, in all forms of loop that can run it.</summary>
internal interface IKind
{
    KindFacts Facts { get; }

    /// <summary>Number of items. The first call makes them.</summary>
    int Items { get; }

    /// <summary>The kind of execution that the engine uses in parallel.</summary>
    Execution Execution { get; }

    /// <summary>The forms of loop that users write, with the sequential loop.</summary>
    IReadOnlyList<Form> Forms { get; }

    /// <summary>An action that runs all items once.</summary>
    Action Pass(Candidate candidate);
}
