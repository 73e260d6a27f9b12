using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Measurement.Tests.Loops;

[TestClass]
public sealed class LoopTimingTests
{
    private const int Items = 1000;

    private static readonly DateTimeOffset measuredAt = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly List<LookRequest> looks = [];

    [TestMethod]
    [DataRow(70.0)]
    [DataRow(100.0)]
    [DataRow(130.0)]
    public void MovedSince_ChangeOfLessThanAThird_IsNullAfterOneLook(double microseconds)
    {
        Assert.IsNull(MovedSince(Measured(), Time(microseconds)));
        Assert.HasCount(1, looks);
    }

    [TestMethod]
    [DataRow(240.0, "one item takes 240 µs when run sequentially, and took 100 µs when it was measured; the same code is 2.4 times slower")]
    [DataRow(40.0, "one item takes 40 µs when run sequentially, and took 100 µs when it was measured; the same code is 2.5 times faster")]
    public void MovedSince_ChangeInTwoLooks_SaysBothTimes(double microseconds, string expected)
    {
        Assert.AreEqual(expected, MovedSince(Measured(), Time(microseconds), Time(microseconds)));
        Assert.AreSequenceEqual([TimeSpan.Zero, DriftPolicy.WarmUp], looks.Select(look => look.WarmUp));
    }

    [TestMethod]
    [DataRow(100.0, DisplayName = "not confirmed")]
    [DataRow(40.0, DisplayName = "the other way")]
    public void MovedSince_SecondLookDisagrees_IsNull(double second) => Assert.IsNull(MovedSince(Measured(), Time(240), Time(second)));

    [TestMethod]
    public void MovedSince_LookWithoutTime_IsNull()
    {
        Assert.IsNull(MovedSince(Measured(), [null]));
        Assert.IsNull(MovedSince(Measured(), Time(240), null));
    }

    [TestMethod]
    public void MovedSince_RunThatDidNotEnd_IsALowerBound()
    {
        var stuck = new LoopTime(150_000, Items: 1, IsLowerBound: true);

        Assert.AreEqual(
            "one item takes at least 150 ms when run sequentially, and took 100 µs when it was measured; the same code is at least 1500.0 times slower",
            MovedSince(Measured(), stuck, stuck));
    }

    [TestMethod]
    public void MovedSince_LowerBoundBelowTheKnownTime_IsNull()
    {
        var bound = new LoopTime(10, Items, IsLowerBound: true);

        Assert.IsNull(MovedSince(Measured(), bound, bound));
    }

    [TestMethod]
    [DataRow(100, false)]
    [DataRow(Items, true, DisplayName = "all items: the items that were drawn explain nothing")]
    public void MovedSince_FewOfUnequalItems_IsNullWhereChanceExplainsIt(int items, bool isMoved)
    {
        var unequal = Measured([10, 10, 10, 370]);

        Assert.AreEqual(isMoved, MovedSince(unequal, Time(160, items), Time(160, items)) is not null);
    }

    [TestMethod]
    public void MovedSince_SingleItem_MayBeTheLongest()
    {
        var unequal = Measured([.. Enumerable.Repeat(90.0, 63), 20_000]);

        Assert.IsNull(MovedSince(unequal, Time(20_000, items: 1), Time(20_000, items: 1)));
    }

    [TestMethod]
    public void MovedSince_ProbeWasSlower_MustExceedItsTimeToo()
    {
        var measured = Measured() with { Search = Search([100]) with { ProbeRuns = [150, 160, 150] } };

        Assert.IsNull(MovedSince(measured, Time(190), Time(190)));
        Assert.AreEqual(150, looks[0].ItemMicroseconds);
        Assert.IsNotNull(MovedSince(measured, Time(210), Time(210)));
    }

    [TestMethod]
    [DataRow(23, null, true, false)]
    [DataRow(24, null, true, true)]
    [DataRow(24, null, false, false, DisplayName = "nothing was built since")]
    [DataRow(40, 30, true, false, DisplayName = "looked at 10 h ago")]
    [DataRow(55, 30, true, true)]
    [DataRow(24, 90, true, true, DisplayName = "looked at in the future")]
    public void IsDue_ADayAfterTheLastLook_IsTrueOnceSomethingIsBuilt(int hours, int? lookedAfter, bool isBuilt, bool expected)
    {
        var now = measuredAt.AddHours(hours);

        Assert.AreEqual(expected, LoopTiming.IsDue(Measured(), measuredAt, lookedAfter is { } looked ? measuredAt.AddHours(looked) : null, now, () => isBuilt ? now : measuredAt));
    }

    [TestMethod]
    public void IsDue_MeasuredUnderLoadOrLongItems_IsFalse()
    {
        var now = measuredAt.AddHours(25);

        Assert.IsFalse(LoopTiming.IsDue(Measured() with { UnderLoad = 0.5 }, measuredAt, null, now, () => now));
        Assert.IsFalse(LoopTiming.IsDue(Measured() with { Model = Measured().Model with { ItemMicroseconds = 60_000 } }, measuredAt, null, now, () => now));
    }

    private static LoopTime Time(double microseconds, int items = Items) => new(microseconds, items);

    private static SearchRecord Search(IReadOnlyList<double> itemTimes) => new([], [100, 100, 100], itemTimes, 0, 2, 0, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0.5));

    private static Profile Measured(IReadOnlyList<double>? itemTimes = null) => new()
    {
        Workload = "w",
        ProfiledAt = measuredAt,
        Choice = ExecutionPlan.Sequential,
        Speedup = 1,
        SpeedupOverDefault = 1,
        Reason = "sequential",
        Model = new(2, Items, 100, 100, 100, 1, 0, 0, 0),
        Race = [],
        Search = Search(itemTimes ?? [100]),
    };

    private string? MovedSince(Profile measured, params LoopTime?[] found) => new LoopTiming(look =>
    {
        looks.Add(look);
        return found[(looks.Count - 1) % found.Length];
    }).MovedSince(measured);
}
