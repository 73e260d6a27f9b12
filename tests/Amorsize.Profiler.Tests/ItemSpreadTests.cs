using Amorsize.Profiler.Subjects;

namespace Amorsize.Profiler.Tests;

[TestClass]
public sealed class ItemSpreadTests
{
    private readonly int[] all = [.. Enumerable.Range(0, 1000)];

    [TestMethod]
    public void APartIsSpreadOverTheWholeInItsOrder()
    {
        var chosen = new ItemSpread<int>(all).Take(4);

        CollectionAssert.AreEqual(new[] { 125, 375, 625, 875 }, chosen);
    }

    [TestMethod]
    public void AllAreAll() => Assert.AreSame(all, new ItemSpread<int>(all).Take(all.Length));

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(999)]
    public void NoItemIsTakenTwice(int count) => Assert.AreEqual(count, new ItemSpread<int>(all).Take(count).Distinct().Count());
}
