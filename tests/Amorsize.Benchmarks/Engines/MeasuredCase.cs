namespace Amorsize.Benchmarks.Engines;

/// <summary>What one process measured of a way to write a loop.</summary>
/// <param name="Samples">Microseconds an item, one sample a round; round k of one way ran beside round k of the others.</param>
/// <param name="BytesOfFew">What a loop over few items allocates.</param>
/// <param name="BytesOfAll">What a loop over all items allocates.</param>
internal sealed record MeasuredCase(IReadOnlyList<double> Samples, long BytesOfFew, long BytesOfAll);
