using System.Runtime.CompilerServices;

namespace Amorsize.Benchmarks.Suites;

/// <summary>What the tests of measured suites call; part of each of them, and of the benchmark, which finds out how long it takes.</summary>
public static class Work
{
    private static int inWork;

    /// <summary>Computes. As tests are compiled: not optimised.</summary>
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

    /// <summary>Makes arrays that are garbage at once.</summary>
    [MethodImpl(MethodImplOptions.NoOptimization)]
    public static long Allocate(long arrays)
    {
        var length = 0L;
        for (var i = 0L; i < arrays; i++)
            length += new byte[10_000].Length;
        return length;
    }

    /// <summary>Fails where another test is in it.</summary>
    public static void Alone()
    {
        var others = Interlocked.Increment(ref inWork) - 1;
        Thread.Sleep(100);
        Interlocked.Decrement(ref inWork);
        if (others > 0)
            throw new InvalidOperationException("not alone");
    }
}
