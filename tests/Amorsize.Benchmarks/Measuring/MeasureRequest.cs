namespace Amorsize.Benchmarks.Measuring;

/// <summary>The request to a measuring process.</summary>
/// <param name="Kind">Name of the kind.</param>
/// <param name="Candidates">The candidates to compare.</param>
/// <param name="Budget">Time limit. The process keeps it by running fewer rounds.</param>
/// <param name="MinRounds">Number of rounds that run even beyond the budget.</param>
internal sealed record MeasureRequest(string Kind, IReadOnlyList<Candidate> Candidates, TimeSpan Budget, int MinRounds);
