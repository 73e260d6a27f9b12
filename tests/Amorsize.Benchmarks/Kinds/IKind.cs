using Amorsize.Benchmarks.Measuring;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>A kind of workload, in all the forms in which it can be run.</summary>
internal interface IKind
{
    KindFacts Facts { get; }

    /// <summary>How many items it has. Makes them, at the first call.</summary>
    int Items { get; }

    /// <summary>How the engine runs it in parallel.</summary>
    Execution Execution { get; }

    /// <summary>What users write for it; the sequential loop is one of them.</summary>
    IReadOnlyList<Form> Forms { get; }

    /// <summary>Runs all items once.</summary>
    Action Pass(Candidate candidate);
}
