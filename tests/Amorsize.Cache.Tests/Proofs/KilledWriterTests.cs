using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>A process is killed 200 times while it stores large entries.</summary>
[TestClass]
public sealed class KilledWriterTests(TestContext output)
{
    private const int Kills = 200;
    private const int Lanes = 4;

    [TestMethod]
    public void Store_WriterKilled200Times_TearsAndLosesNoEntry()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var leftovers = 0;

        Parallel.For(0, Lanes, new ParallelOptions { MaxDegreeOfParallelism = Lanes }, lane =>
        {
            using var directory = new TemporaryDirectory();
            var random = new Random(seed + lane);
            var stored = 0;
            for (var kill = 0; kill < Kills / Lanes; kill++)
                stored = KillOne(directory, stored, random);
            Interlocked.Add(ref leftovers, AssertLeftoversAreDeletedAfterAnHour(directory));
        });

        output.WriteLine($"{leftovers} temporary files left by {Kills} kills");
        Assert.IsGreaterThan(0, leftovers, "no kill hit a write");
    }

    /// <summary>After a kill at any moment, the cache has the last entry that the process reported as stored, or the one after it.</summary>
    private static int KillOne(TemporaryDirectory directory, int stored, Random random)
    {
        var leftBefore = TemporariesIn(directory).Count();
        using (var writer = new StressProcess("write", directory.Root))
        {
            for (var stores = random.Next(1, 4); stores > 0; stores--)
                stored = int.Parse(writer.ReadLine()!);
            WaitForKill(random, () => TemporariesIn(directory).Count() > leftBefore);
            writer.Kill();
            while (writer.ReadLine() is { } line)
                stored = int.Parse(line);
        }

        var answer = new ResultCache(directory.Root, TimeProvider.System, new LocalFileSystem()).LookUp(Sample.Request);
        Assert.AreEqual(Verdict.Hit, answer.Verdict, answer.Findings.TextOf());
        var found = int.Parse(answer.Entry!.Profile.Reason);
        Assert.IsInRange(stored, stored + 1, found);
        return found;
    }

    /// <summary>Waits for a random time of up to 10 ms, or in half of the cases until a write is in progress.</summary>
    private static void WaitForKill(Random random, Func<bool> isWriting)
    {
        var waitsForWrite = random.Next(2) == 0;
        var limit = waitsForWrite ? TimeSpan.FromSeconds(1) : TimeSpan.FromMilliseconds(10 * random.NextDouble());
        SpinWait.SpinUntil(() => waitsForWrite && isWriting(), limit);
    }

    private static int AssertLeftoversAreDeletedAfterAnHour(TemporaryDirectory directory)
    {
        var left = TemporariesIn(directory).Count();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var pruner = new Pruner(directory.Root, clock, new LocalFileSystem());
        Assert.AreEqual(0, pruner.Prune(Sample.PruneRequest).TemporaryFiles);
        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.AreEqual(left, pruner.Prune(Sample.PruneRequest).TemporaryFiles);
        Assert.IsEmpty(TemporariesIn(directory));
        return left;
    }

    private static IEnumerable<string> TemporariesIn(TemporaryDirectory directory) =>
        directory.Files.Where(file => CacheLayout.TemporaryFile.IsMatch(Path.GetFileName(file)));
}
