using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Suites;

/// <summary>What was measured of one suite on one runner.</summary>
/// <param name="Shape">The suite.</param>
/// <param name="Runner">The runner.</param>
/// <param name="Choice">The plan that was chosen, in words.</param>
/// <param name="SequentialSeconds">A sequential run.</param>
/// <param name="BeforeSeconds"><c>dotnet test --no-build</c> as it was; null where it failed.</param>
/// <param name="AfterSeconds">The same, tuned.</param>
/// <param name="Best">The fastest plan of the sweep that passes, in words.</param>
/// <param name="OverBest">Time of a run under the choice over that under the fastest.</param>
/// <param name="Cost">What tuning took, in sequential runs.</param>
/// <param name="Runs">Runs under the choice that were looked at for failures.</param>
/// <param name="Failures">Those in which a test ended otherwise than sequentially.</param>
/// <param name="Machine">Where.</param>
internal sealed record SuiteResult(
    string Shape, string Runner, string Choice, double SequentialSeconds, double? BeforeSeconds, double AfterSeconds, string Best, double OverBest, double Cost, int Runs, int Failures, MachineFacts Machine);
