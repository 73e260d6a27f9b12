using System.Runtime.CompilerServices;

namespace Amorsize.Benchmarks.Suites;

/// <summary>The work of the tests in measured suites. Each suite compiles this file, and the benchmark itself uses it to calibrate the amount of work.</summary>
public static class Work
{
    private static int inWork;

    /// <summary>Computes. The method is not optimised, as tests are compiled for debugging.</summary>
    [MethodImpl(MethodImplOptions.NoOptimization)]
    public static ulong Compute(long steps)
    {
        var x = 88172645463325252UL;
        for (var i = 0L; i < steps; i++)
        {
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
        }
        return x;
    }

    /// <summary>Allocates arrays that become garbage at once.</summary>
    [MethodImpl(MethodImplOptions.NoOptimization)]
    public static long Allocate(long arrays)
    {
        var length = 0L;
        for (var i = 0L; i < arrays; i++)
            length += new byte[10_000].Length;
        return length;
    }

    /// <summary>Fails if another test runs it at the same time.</summary>
    public static void Alone()
    {
        var others = Interlocked.Increment(ref inWork) - 1;
        Thread.Sleep(100);
        Interlocked.Decrement(ref inWork);
        if (others > 0)
            throw new InvalidOperationException("not alone");
    }
}
