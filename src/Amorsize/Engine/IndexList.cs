using System.Collections;

namespace Amorsize.Engine;

/// <summary>The indexes 0 to <paramref name="count"/> − 1 as a list without storage.</summary>
internal sealed class IndexList(int count) : IReadOnlyList<int>
{
    public int Count => count;

    public int this[int index] => index;

    public IEnumerator<int> GetEnumerator() => Enumerable.Range(0, count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
