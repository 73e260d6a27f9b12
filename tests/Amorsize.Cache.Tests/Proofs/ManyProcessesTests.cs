using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>Real processes use one real directory at the same time. Builds in Amorsize.Cache.Stress has the checks of each process.</summary>
[TestClass]
public sealed class ManyProcessesTests(TestContext output)
{
    // Each build has 40 look-ups, so these are 50,000 and 51,200 look-ups.
    [TestMethod]
    [DataRow(2, 625)]
    [DataRow(8, 160)]
    public async Task Cache_ManyProcesses_GivesNoWrongVerdictAndLosesNoSave(int processes, int builds)
    {
        using var directory = new TemporaryDirectory();
        directory.Write(Sample.PathOf(Sample.Entry() with { Key = Of("torn") }), EntryFormat.Write(Sample.Entry())[..500]);

        var lines = await Run(directory, processes, builds);

        var counts = lines.Where(line => line.Contains('=')).Select(line => line.Split('=')).GroupBy(parts => parts[0], parts => int.Parse(parts[1]))
            .ToDictionary(same => same.Key, same => same.Sum());
        output.WriteLine(string.Join(", ", counts.Select(count => $"{count.Key}: {count.Value}")));
        // A store that was refused, because others held the lock for too long, was reported to the build and is not lost.
        foreach (var failure in new[] { "wrong", "torn", "lost" })
            Assert.AreEqual(0, counts.GetValueOrDefault(failure), failure);
        Assert.AreEqual(0, counts["errors"], "errors of prunes");
        Assert.IsGreaterThanOrEqualTo(50_000, counts["look-ups"]);
        Assert.IsGreaterThan(100, counts["pruned"]);
        AssertLastStoresAreThere(directory, lines);
    }

    private static async Task<string[]> Run(TemporaryDirectory directory, int processes, int builds)
    {
        var all = Enumerable.Range(0, processes).Select(number => new StressProcess("builds", directory.Root, $"{number}", $"{builds}")).ToArray();
        try
        {
            foreach (var process in all)
                Assert.AreEqual("ready", process.ReadLine());
            foreach (var process in all)
                process.GoOn();
            var outputs = await Task.WhenAll(all.Select(process => Task.Run(process.ReadToEnd)));
            return [.. outputs.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        }
        finally
        {
            foreach (var process in all)
                process.Dispose();
        }
    }

    /// <summary>Each entry at the end is the last one that one of its writers stored.</summary>
    private static void AssertLastStoresAreThere(TemporaryDirectory directory, string[] lines)
    {
        var cache = new ResultCache(directory.Root, new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(40)), new LocalFileSystem());
        var last = lines.Where(line => line.StartsWith("last ", StringComparison.Ordinal)).Select(line => line.Split(' ', 3)).ToLookup(parts => parts[1], parts => parts[2]);
        foreach (var writes in last)
        {
            var answer = cache.LookUp(Sample.Request with { Key = Of(writes.Key) });
            if (answer.Entry is { } entry)
                Assert.Contains(entry.Profile.Reason, writes);
            else
                Assert.AreEqual(Verdict.Pruned, answer.Verdict);
        }
    }

    private static EntryKey Of(string workload) => Sample.Key.Of(workload) with { AssemblyName = workload };
}
