namespace Amorsize.Benchmarks.Kinds;

/// <summary>Numbers of random size that are factorised by trial division. Large primes take a thousand times as long as other numbers.</summary>
internal readonly struct PrimeFactors : IComputation<long, int>
{
    private const int MaxBits = 40;

    public static KindFacts Facts { get; } = new("prime-factors", "2,000 numbers of 2 to 40 bits, factorised by trial division: very unequal items", Nature.CpuBound);

    public static long[] Items
    {
        get
        {
            var random = new Random(12);
            return [.. Enumerable.Range(0, 2000).Select(_ => 2 + random.NextInt64(1L << random.Next(1, MaxBits + 1)))];
        }
    }

    [Workload("prime-factors", Items = nameof(Items))]
    public static int Run(long item)
    {
        var factors = 0;
        for (var divisor = 2L; divisor * divisor <= item; divisor++)
        {
            for (; item % divisor == 0; item /= divisor)
                factors++;
        }
        return item > 1 ? factors + 1 : factors;
    }
}
