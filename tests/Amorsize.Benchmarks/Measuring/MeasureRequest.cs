namespace Amorsize.Benchmarks.Measuring;

/// <summary>What a measuring process is asked.</summary>
/// <param name="Kind">Name of the kind.</param>
/// <param name="Candidates">What to measure, against each other.</param>
/// <param name="Budget">How long to go on; it is kept by running fewer rounds.</param>
/// <param name="MinRounds">As many are run whatever the budget says.</param>
internal sealed record MeasureRequest(string Kind, IReadOnlyList<Candidate> Candidates, TimeSpan Budget, int MinRounds);
