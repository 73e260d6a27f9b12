using Amorsize.Build.Suites;
using Amorsize.Caching;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Build.Tests.Suites;

[TestClass]
public sealed class TimingNoteTests : IDisposable
{
    private static readonly DateTimeOffset Measured = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("amorsize-timing-").FullName;
    private readonly FakeTimeProvider clock = new(Measured);

    private string NotePath => Path.Combine(folder, "Tests.amorsize.timed");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    [DataRow(23.9, false)]
    [DataRow(24, true)]
    public void WhatWasBuiltSinceIsTimedADayAfterItWasMeasured(double hours, bool isDue)
    {
        Built(hours: 1);
        clock.Advance(TimeSpan.FromHours(hours));

        Assert.AreEqual(isDue, IsDue());
    }

    [TestMethod]
    public void WhatWasNotBuiltSinceIsNotTimed()
    {
        Built(hours: 0);
        clock.Advance(TimeSpan.FromDays(3));

        Assert.IsFalse(IsDue());
    }

    [TestMethod]
    public void WhatTheTestsCallCountsAsTheyDo()
    {
        Built(hours: 0);
        Built(hours: 1, "Library.dll");
        clock.Advance(TimeSpan.FromDays(3));

        Assert.IsTrue(IsDue());
    }

    [TestMethod]
    public void OtherFilesDoNotCount()
    {
        Built(hours: 1, "Tests.testconfig.json");
        clock.Advance(TimeSpan.FromDays(3));

        Assert.IsFalse(IsDue());
    }

    [TestMethod]
    [DataRow(47.9, false)]
    [DataRow(48, true)]
    public void OnceTimedTheyAreNotTimedAgainForADay(double hours, bool isDue)
    {
        Built(hours: 25);
        new TimingNote(NotePath, new CacheFiles(), clock).Write();
        File.SetLastWriteTimeUtc(NotePath, Measured.AddHours(24).UtcDateTime);
        clock.Advance(TimeSpan.FromHours(hours));

        Assert.AreEqual(isDue, IsDue());
    }

    private bool IsDue() => new TimingNote(NotePath, new CacheFiles(), clock).IsDue(Measured, folder);

    private void Built(double hours, string name = "Tests.dll")
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, []);
        File.SetLastWriteTimeUtc(path, Measured.AddHours(hours).UtcDateTime);
    }
}
