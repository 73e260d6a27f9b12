using System.Runtime.CompilerServices;

namespace Amorsize.Benchmarks.Engines;

/// <summary>Bodies next to which a loop's own cost is seen.</summary>
internal static class Body
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int TwoNanoseconds(int item) => (item * 31) ^ (item >> 3) ^ (item / 7);
}
