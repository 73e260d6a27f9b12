namespace Amorsize.Engine;

/// <summary>The numbers 0 to <paramref name="count"/> − 1.</summary>
internal readonly struct Indexes(int count) : IItems<int>
{
    public int Count => count;

    public int this[int index] => index;
}
