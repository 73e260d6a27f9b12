namespace Amorsize.Measurement.Suites;

/// <summary>Thrown in place of a run that no longer fits into this build's slice of the search. The next build goes on.</summary>
internal sealed class SliceOverException : Exception;
