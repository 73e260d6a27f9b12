using Amorsize.Platform.Processors;

namespace Amorsize.Measurement.Suites;

/// <summary>One run of a search, as it is kept for the builds that go on with the search.</summary>
/// <param name="Plan">The plan that the run was asked for.</param>
/// <param name="Shuffled">Whether the tests ran in random order.</param>
/// <param name="Run">The run.</param>
/// <param name="Took">Wall time of the run, with the work to start it.</param>
/// <param name="Processors">CPU time that passed meanwhile; null where the operating system does not report it.</param>
internal sealed record RecordedRun(SuitePlan Plan, bool Shuffled, SuiteRun Run, TimeSpan Took, ProcessorTimes? Processors)
{
    /// <summary>CPU time of the build that passed meanwhile.</summary>
    public BuildTimes Build { get; init; }

    /// <summary>Time that passed meanwhile in which a CPU quota kept threads from running.</summary>
    public TimeSpan Throttled { get; init; }

    /// <summary>Whether other processes took more than this share of the processors meanwhile.</summary>
    public bool IsDisturbed(double maxShare) => Processors is { } times && times.All - times.Own > maxShare * times.Processors * Took;

    /// <summary>Full names of the test methods or classes that were left out.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];
}
