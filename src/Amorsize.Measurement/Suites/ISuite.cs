namespace Amorsize.Measurement.Suites;

/// <summary>The subject of a suite's search: it can be run under a plan and timed.</summary>
internal interface ISuite
{
    RunnerTraits Traits { get; }

    /// <summary>Runs all tests in a process of their own, and ends it whatever happens.</summary>
    /// <param name="plan">How to run them.</param>
    /// <param name="shuffled">Whether in random order, where the runner has that.</param>
    /// <param name="limit">When to stop the run.</param>
    /// <exception cref="OperationCanceledException">It was canceled; no process is left behind.</exception>
    SuiteRun Run(SuitePlan plan, bool shuffled, TimeSpan limit);
}
