using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Verdicts;

/// <summary>The span of time in which the hits of a build stay hits.</summary>
[TestClass]
public sealed class ValidityTests
{
    private static readonly DateTimeOffset Noon = Sample.Noon;

    [TestMethod]
    [DataRow(0, 4, 1, 3, 1, 3, DisplayName = "the other is within")]
    [DataRow(1, 3, 0, 4, 1, 3, DisplayName = "the other is around")]
    [DataRow(0, 2, 1, 3, 1, 2, DisplayName = "the other is later")]
    [DataRow(1, 3, 0, 2, 1, 2, DisplayName = "the other is earlier")]
    public void And_TwoSpans_IsTheirIntersection(int from, int until, int otherFrom, int otherUntil, int bothFrom, int bothUntil) =>
        Assert.AreEqual(Span(bothFrom, bothUntil), Span(from, until).And(Span(otherFrom, otherUntil)));

    [TestMethod]
    public void ValidityOf_Entry_LastsUntilItExpires()
    {
        var validity = Staleness.ValidityOf(Sample.Entry(), Sample.Request);

        Assert.AreEqual(Noon + Sample.Ttl, validity.Until);
        Assert.IsLessThan(Noon, validity.From);
    }

    [TestMethod]
    [DataRow(7 * 24, 24)]
    [DataRow(5, 5)]
    public void ValidityOf_MeasuredUnderLoad_LastsADayAtMost(int ttlHours, int hours)
    {
        var entry = Sample.Entry().With(Sample.Entry().Profile with { UnderLoad = 0.5 });

        Assert.AreEqual(Noon.AddHours(hours), Staleness.ValidityOf(entry, Sample.Request with { Ttl = TimeSpan.FromHours(ttlHours) }).Until);
    }

    [TestMethod]
    public void ValidityOf_TimesAtTheEndOfTheCalendar_StayInIt()
    {
        var request = Sample.Request with { Ttl = TimeSpan.MaxValue };

        Assert.AreEqual(DateTimeOffset.MinValue, Staleness.ValidityOf(Sample.Entry() with { CreatedAt = DateTimeOffset.MinValue }, request).From);
        Assert.AreEqual(DateTimeOffset.MaxValue, Staleness.ValidityOf(Sample.Entry() with { CreatedAt = DateTimeOffset.MaxValue }, request).Until);
    }

    [TestMethod]
    public void IsOnlyOld_OnlyTheAgeFails_IsTrue()
    {
        Assert.IsFalse(After(TimeSpan.Zero).IsOnlyOld);
        Assert.IsTrue(After(2 * Sample.Ttl).IsOnlyOld);
        Assert.IsTrue(After(-Sample.Ttl).IsOnlyOld);
        Assert.IsFalse(After(2 * Sample.Ttl, Sample.Entry() with { Fingerprint = Sample.OtherFingerprint }).IsOnlyOld);
        Assert.IsFalse(After(2 * Sample.Ttl, Sample.Failed()).IsOnlyOld);
        Assert.IsFalse(LookUpResult.Without(Verdict.Expired, "no entry").IsOnlyOld);
        var underLoad = Sample.Entry().With(Sample.Entry().Profile with { UnderLoad = 0.5 });
        Assert.IsTrue(After(TimeSpan.FromDays(2), underLoad).IsOnlyOld);

        static LookUpResult After(TimeSpan age, Entry? entry = null) => LookUpResult.Of(entry ?? Sample.Entry(), Sample.Request, Noon + age, SettingsSource.Cached);
    }

    private static Validity Span(int from, int until) => new(Noon.AddHours(from), Noon.AddHours(until));
}
