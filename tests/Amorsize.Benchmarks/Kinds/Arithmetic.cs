using System.Runtime.CompilerServices;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>CPU-bound work of a chosen length.</summary>
internal static class Arithmetic
{
    /// <summary>Takes about 7 ns a step on a processor of 2.3 GHz, because each root depends on the one before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Roots(int steps)
    {
        var x = 1.0;
        for (var i = 0; i < steps; i++)
            x = Math.Sqrt(x + i);
        return x;
    }
}
