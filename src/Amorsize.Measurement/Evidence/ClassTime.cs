namespace Amorsize.Measurement.Evidence;

/// <summary>The time of a class's tests, or of one test.</summary>
/// <param name="Name">Full name of the class, or of the test.</param>
/// <param name="Time">Sum of the wall times of its tests in the sequential run.</param>
/// <param name="LongestTest">Wall time of the longest of them; null for a single test, and in cache entries of versions that did not record it.</param>
internal sealed record ClassTime(string Name, TimeSpan Time, TimeSpan? LongestTest = null);
