using System.Collections;

namespace Amorsize.Tests.Engine;

/// <summary>A list of the numbers 0 to <paramref name="count"/> − 1, computed instead of stored.</summary>
internal sealed class Numbers(int count) : IReadOnlyList<int>
{
    public int Count => count;

    public int this[int index] => index;

    public IEnumerator<int> GetEnumerator() => Enumerable.Range(0, count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
