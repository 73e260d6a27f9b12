using System.Collections;

namespace Amorsize.Tests.Engine;

/// <summary>The numbers 0 to <paramref name="count"/> − 1, without the memory for them.</summary>
internal sealed class Numbers(int count) : IReadOnlyList<int>
{
    public int Count => count;

    public int this[int index] => index;

    public IEnumerator<int> GetEnumerator() => Enumerable.Range(0, count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
