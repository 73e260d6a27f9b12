using Amorsize.Engine;
using Amorsize.Settings;

namespace Amorsize.Tests;

[TestClass]
public sealed class TunedSettingsTests
{
    private static readonly int[] Items = [.. Enumerable.Range(0, 500)];

    [TestMethod]
    public void AnUnknownNameGivesTheFrameworksDefaultAndSaysSo()
    {
        var settings = TunedSettings.For("no such workload");

        Assert.AreEqual(SettingsSource.Default, settings.Source);
        Assert.AreEqual(Environment.ProcessorCount, settings.MaxDegreeOfParallelism);
        Assert.AreEqual(-1, settings.ToParallelOptions().MaxDegreeOfParallelism);
        Assert.AreEqual(1, settings.Speedup);
        Assert.IsNull(settings.ProfiledAt);
        StringAssert.Contains(settings.Reason, "no such workload");
    }

    [TestMethod]
    public void ANullNameIsRefused() => Assert.ThrowsExactly<ArgumentNullException>(() => TunedSettings.For(null!));

    [TestMethod]
    public void MapKeepsTheOrder()
    {
        var settings = Tuned(new(Execution.Threads, Workers: 4, ChunkSize: 3));

        var fromList = settings.Map(Items, i => i * 2);
        var fromSequence = settings.Map(Items.Where(_ => true), i => i * 2);

        CollectionAssert.AreEqual(Items.Select(i => i * 2).ToArray(), fromList);
        CollectionAssert.AreEqual(fromList, fromSequence);
    }

    [TestMethod]
    public async Task AnAsynchronousSequenceIsRunToItsEnd()
    {
        var sum = 0;

        await Tuned(new(Execution.Async, Workers: 4, ChunkSize: 1)).ForEachAsync(Numbers(), async (i, cancellation) =>
        {
            await Task.Yield();
            Interlocked.Add(ref sum, i);
        });

        Assert.AreEqual(Items.Sum(), sum);

        static async IAsyncEnumerable<int> Numbers()
        {
            foreach (var i in Items)
            {
                await Task.Yield();
                yield return i;
            }
        }
    }

    [TestMethod]
    public void OptionsCarryTheTunedDegreeAndTheToken()
    {
        using var source = new CancellationTokenSource();

        var options = Tuned(new(Execution.Threads, Workers: 3, ChunkSize: 10)).ToParallelOptions(source.Token);

        Assert.AreEqual(3, options.MaxDegreeOfParallelism);
        Assert.AreEqual(source.Token, options.CancellationToken);
    }

    private static TunedSettings Tuned(ExecutionPlan setting) =>
        new(new ResolvedSettings { Name = "w", Plan = setting, Source = SettingsSource.Profiled, Reason = "r" });
}
