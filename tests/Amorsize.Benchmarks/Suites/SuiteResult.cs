using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Suites;

/// <summary>The measurements of one suite on one runner.</summary>
/// <param name="Shape">The suite.</param>
/// <param name="Runner">The runner.</param>
/// <param name="Choice">The chosen plan, in words.</param>
/// <param name="SequentialSeconds">Time of a sequential run.</param>
/// <param name="BeforeSeconds">Time of <c>dotnet test --no-build</c> of the unchanged suite; null if it failed.</param>
/// <param name="AfterSeconds">Time of <c>dotnet test --no-build</c> of the tuned suite.</param>
/// <param name="Best">The fastest plan of the sweep that passes, in words.</param>
/// <param name="OverBest">Time of a run under the choice over the time of a run under the fastest plan.</param>
/// <param name="Cost">Time of tuning, in sequential runs.</param>
/// <param name="Runs">Runs under the choice that were checked for failures.</param>
/// <param name="Failures">Runs in which a test ended differently than in the sequential run.</param>
/// <param name="Machine">The machine of the measurement.</param>
internal sealed record SuiteResult(
    string Shape, string Runner, string Choice, double SequentialSeconds, double? BeforeSeconds, double AfterSeconds, string Best, double OverBest, double Cost, int Runs, int Failures, MachineFacts Machine);
