using Amorsize.Profiler.Subjects;

namespace Amorsize.Profiler.Tests.Subjects;

[TestClass]
public sealed class ItemSpreadTests
{
    private readonly int[] all = [.. Enumerable.Range(0, 1000)];

    [TestMethod]
    public void Take_Part_IsSpreadOverAllItemsInOrder()
    {
        var part = new ItemSpread<int>(all).Take(4);

        Assert.AreSequenceEqual([0, 1, 2, 3], part.Select(item => item / 250));
    }

    [TestMethod]
    [DataRow(64)]
    [DataRow(125)]
    [DataRow(250)]
    [DataRow(500)]
    public void Take_AlternatingItems_TakesBothKindsEqually(int count)
    {
        var odd = new ItemSpread<int>(all).Take(count).Count(item => item % 2 == 1);

        Assert.AreEqual(0.5, (double)odd / count, 0.1);
    }

    [TestMethod]
    public void Take_AllItems_ReturnsSameArray() => Assert.AreSame(all, new ItemSpread<int>(all).Take(all.Length));

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(999)]
    public void Take_Part_TakesNoItemTwice(int count) => Assert.AreEqual(count, new ItemSpread<int>(all).Take(count).Distinct().Count());
}
