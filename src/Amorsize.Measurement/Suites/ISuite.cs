namespace Amorsize.Measurement.Suites;

/// <summary>A test suite that can be run under a plan and timed; the subject of a suite's search.</summary>
internal interface ISuite
{
    RunnerTraits Traits { get; }

    /// <summary>Runs all tests in a separate process. That process has always ended when the call returns or throws.</summary>
    /// <param name="plan">The execution plan to run the tests with.</param>
    /// <param name="shuffled">Whether the tests run in random order, where the runner supports that.</param>
    /// <param name="limit">Time after which the run is stopped.</param>
    /// <exception cref="OperationCanceledException">The run was canceled; no process is left behind.</exception>
    SuiteRun Run(SuitePlan plan, bool shuffled, TimeSpan limit);

    /// <summary>Runs all tests but some; null if the runner cannot leave these out without changing what else the project's filter selects.</summary>
    /// <param name="units">Full names of the test methods to leave out, or of classes where <see cref="RunnerTraits.IsolatesClasses"/> says so.</param>
    /// <param name="plan">The execution plan to run the tests with.</param>
    /// <param name="shuffled">Whether the tests run in random order, where the runner supports that.</param>
    /// <param name="limit">Time after which the run is stopped.</param>
    /// <exception cref="OperationCanceledException">The run was canceled; no process is left behind.</exception>
    SuiteRun? RunWithout(IReadOnlyList<string> units, SuitePlan plan, bool shuffled, TimeSpan limit) => null;
}
