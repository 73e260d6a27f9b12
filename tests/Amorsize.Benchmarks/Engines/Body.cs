using System.Runtime.CompilerServices;

namespace Amorsize.Benchmarks.Engines;

/// <summary>Bodies so short that the loop's own cost shows.</summary>
internal static class Body
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int TwoNanoseconds(int item) => (item * 31) ^ (item >> 3) ^ (item / 7);
}
