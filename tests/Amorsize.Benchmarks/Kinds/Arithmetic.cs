using System.Runtime.CompilerServices;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>Work for the processor alone, of a chosen length.</summary>
internal static class Arithmetic
{
    /// <summary>About 7 ns a step on a processor of 2.3 GHz: each root waits for the one before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Roots(int steps)
    {
        var x = 1.0;
        for (var i = 0; i < steps; i++)
            x = Math.Sqrt(x + i);
        return x;
    }
}
