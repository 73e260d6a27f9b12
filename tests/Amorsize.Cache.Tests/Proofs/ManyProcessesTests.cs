using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>Real processes in one real directory, each of which builds again and again: see Builds in Amorsize.Cache.Stress for what each checks.</summary>
[TestClass]
public sealed class ManyProcessesTests(TestContext output)
{
    // 40 look-ups a build: 50,000 and 51,200.
    [TestMethod]
    [DataRow(2, 625)]
    [DataRow(8, 160)]
    public async Task No_verdict_is_wrong_no_read_torn_and_no_save_lost(int processes, int builds)
    {
        using var directory = new TemporaryDirectory();
        directory.Write(Sample.PathOf(Sample.Entry() with { Key = Of("torn") }), EntryFormat.Write(Sample.Entry())[..500]);

        var said = await Run(directory, processes, builds);

        var counts = said.Where(line => line.Contains('=')).Select(line => line.Split('=')).GroupBy(parts => parts[0], parts => int.Parse(parts[1]))
            .ToDictionary(same => same.Key, same => same.Sum());
        output.WriteLine(string.Join(", ", counts.Select(count => $"{count.Key}: {count.Value}")));
        // A save that was refused, because others held the cache for 5 s, is said to be, and so not lost.
        foreach (var failure in new[] { "wrong", "torn", "lost" })
            Assert.AreEqual(0, counts.GetValueOrDefault(failure), failure);
        Assert.AreEqual(0, counts["errors"], "errors of prunes");
        Assert.IsGreaterThanOrEqualTo(50_000, counts["look-ups"]);
        Assert.IsGreaterThan(100, counts["pruned"]);
        AssertLastSavesAreThere(directory, said);
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
            var said = await Task.WhenAll(all.Select(process => Task.Run(process.ReadToEnd)));
            return [.. said.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        }
        finally
        {
            foreach (var process in all)
                process.Dispose();
        }
    }

    /// <summary>What lies at the end under a name is the last that one of its writers stored there.</summary>
    private static void AssertLastSavesAreThere(TemporaryDirectory directory, string[] said)
    {
        var cache = new ResultCache(directory.Root, new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(40)), new LocalFileSystem());
        var last = said.Where(line => line.StartsWith("last ", StringComparison.Ordinal)).Select(line => line.Split(' ', 3)).ToLookup(parts => parts[1], parts => parts[2]);
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
