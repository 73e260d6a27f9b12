using System.Globalization;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Protocol;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Check;

/// <summary>A remembered check agrees with a full one, whatever happens to the cache in between.</summary>
[TestClass]
public sealed class UpToDateCheckModelTests : UpToDateTest
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Recall_RandomEvents_AgreesWithAFullCheck(int seed)
    {
        var random = new Random(seed);
        var remembered = 0;
        for (var step = 0; step < 400; step++)
        {
            Happens(random);
            if (Recall() is { } hits)
            {
                remembered++;
                Assert.IsTrue(IsAllHits(Check(new LocalFileSystem())), string.Create(CultureInfo.InvariantCulture, $"step {step}"));
                Assert.AreEqual(flagged.Count, hits);
            }
            else if (random.Next(2) == 0)
            {
                Look();
            }
        }
        Assert.IsGreaterThan(20, remembered);
    }

    private void Happens(Random random)
    {
        var name = random.Next(2) == 0 ? "a" : "b";
        switch (random.Next(9))
        {
            case 0:
                File.Delete(EntryFile(name));
                break;
            case 1:
                Cache().Store(Sample.Build.EntryFor(Sample.Flagged(name), new EntryResult.Failed(new(ProfileOutcome.Threw, "boom")), clock.GetUtcNow()));
                break;
            case 2 when File.Exists(EntryFile(name)):
                File.WriteAllBytes(EntryFile(name), File.ReadAllBytes(EntryFile(name))[..^3]);
                break;
            case 3:
                clock.Advance(TimeSpan.FromHours(random.Next(60)));
                break;
            case 4:
                new LocalFileSystem().Publish(EntryFile(name), EntryFormat.Write(new Tombstone(Sample.Build.KeyOf(new Subject.Workload(name)), Verdict.Pruned, "for the test", clock.GetUtcNow())));
                break;
            default:
                Store("a");
                Store("b");
                break;
        }
    }
}
