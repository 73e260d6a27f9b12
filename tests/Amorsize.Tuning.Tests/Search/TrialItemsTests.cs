using Amorsize.Tuning.Search;

namespace Amorsize.Tuning.Tests.Search;

[TestClass]
public sealed class TrialItemsTests
{
    [TestMethod]
    public void SettingsThatShareTheProcessorsRunTheSameItems()
    {
        var items = new TrialItems(Sequential: 100, FewestWorkers: 8);

        Assert.AreEqual(items.For(2, 10_000), items.For(8, 10_000));
    }

    [TestMethod]
    public void OnTwoProcessorsSequentialRunsTheSameItemsToo()
    {
        var items = new TrialItems(Sequential: 100, FewestWorkers: 2);

        Assert.AreEqual(items.For(1, 10_000), items.For(2, 10_000));
    }

    [TestMethod]
    public void WhatWaitsHasAHandfulOfItemsAWorker() => Assert.AreEqual(4 * 64, new TrialItems(Sequential: 6, FewestWorkers: 1).For(64, 10_000));

    [TestMethod]
    public void AnItemLongerThanATrialIsRunOnceAWorker()
    {
        var items = new TrialItems(Sequential: 0.1, FewestWorkers: 4);

        Assert.AreEqual(1, items.For(1, 100));
        Assert.AreEqual(4, items.For(2, 100));
    }

    [TestMethod]
    public void NoTrialHasMoreItemsThanThereAre() => Assert.AreEqual(10, new TrialItems(Sequential: 1e9, FewestWorkers: 4).For(4, 10));
}
