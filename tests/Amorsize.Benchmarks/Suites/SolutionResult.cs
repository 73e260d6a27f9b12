using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Suites;

/// <summary>The times of <c>dotnet test</c> of one solution.</summary>
/// <param name="Name">The solution.</param>
/// <param name="Runner">The runner of its suites.</param>
/// <param name="Shapes">Its suites.</param>
/// <param name="Workers">The suites that have fewer workers beside the others.</param>
/// <param name="UnchangedSeconds">Time of the unchanged solution.</param>
/// <param name="AloneSeconds">Time with each suite tuned alone.</param>
/// <param name="TogetherSeconds">Time with workers that fit together.</param>
/// <param name="Machine">The machine of the measurement.</param>
internal sealed record SolutionResult(string Name, string Runner, IReadOnlyList<string> Shapes, string Workers, double UnchangedSeconds, double AloneSeconds, double TogetherSeconds, MachineFacts Machine);
