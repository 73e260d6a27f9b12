namespace Amorsize.Benchmarks.Engines;

/// <summary>The measurements of one way to write a loop, from one process.</summary>
/// <param name="Samples">Microseconds an item, one sample a round. Round k of one way ran beside round k of the others.</param>
/// <param name="BytesOfFew">Bytes that a loop over few items allocates.</param>
/// <param name="BytesOfAll">Bytes that a loop over all items allocates.</param>
internal sealed record MeasuredCase(IReadOnlyList<double> Samples, long BytesOfFew, long BytesOfAll);
