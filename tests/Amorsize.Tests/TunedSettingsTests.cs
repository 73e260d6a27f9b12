using System.Reflection;
using Amorsize.Engine;
using Amorsize.Settings;

namespace Amorsize.Tests;

[TestClass]
public sealed class TunedSettingsTests
{
    private static readonly int[] Items = [.. Enumerable.Range(0, 500)];

    [TestMethod]
    public void For_UnknownName_ReturnsFrameworkDefaultWithReason()
    {
        var settings = TunedSettings.For("no such workload");

        Assert.AreEqual(SettingsSource.Default, settings.Source);
        Assert.AreEqual(Environment.ProcessorCount, settings.MaxDegreeOfParallelism);
        Assert.AreEqual(-1, settings.ToParallelOptions().MaxDegreeOfParallelism);
        Assert.AreEqual(1, settings.Speedup);
        Assert.IsNull(settings.ProfiledAt);
        Assert.Contains("no such workload", settings.Reason);
    }

    // Without the flag the compiler inlines small callers, and the assembly that they were inlined into would be taken for the caller.
    [TestMethod]
    public void For_ByName_KeepsItsCallerOnTheStack()
    {
        foreach (var method in typeof(TunedSettings).GetMethods().Where(method => method is { Name: "For", IsStatic: true } && method.GetParameters().All(parameter => parameter.ParameterType != typeof(Assembly))))
            Assert.IsTrue(method.Attributes.HasFlag(MethodAttributes.RequireSecObject), $"{method}");
    }

    [TestMethod]
    public void For_Required_ThrowsWithTheReason()
    {
        var e = Assert.ThrowsExactly<InvalidOperationException>(() => TunedSettings.For("no such workload", required: true));
        Assert.Contains("no *.amorsize.json in", e.Message);
        Assert.ThrowsExactly<InvalidOperationException>(() => TunedSettings.For("no such workload", GetType().Assembly, required: true));
        Assert.AreEqual(SettingsSource.Default, TunedSettings.For("no such workload", required: false).Source);
        Assert.AreEqual(SettingsSource.Default, TunedSettings.For("no such workload", GetType().Assembly).Source);
    }

    [TestMethod]
    public void ToString_Settings_IsTheSentence()
    {
        Assert.AreEqual("w: r (Profiled)", $"{Tuned(ExecutionPlan.Sequential)}");
        Assert.StartsWith("no such workload: the framework default, because no *.amorsize.json", $"{TunedSettings.For("no such workload")}");
    }

    [TestMethod]
    public void For_NullName_Throws() => Assert.ThrowsExactly<ArgumentNullException>(() => TunedSettings.For(null!));

    [TestMethod]
    public void Map_ListOrSequence_KeepsOrder()
    {
        var settings = Tuned(new(Execution.Threads, Workers: 4, ChunkSize: 3));

        var fromList = settings.Map(Items, i => i * 2);
        var fromSequence = settings.Map(Items.Where(_ => true), i => i * 2);

        Assert.AreSequenceEqual(Items.Select(i => i * 2).ToArray(), fromList);
        Assert.AreSequenceEqual(fromList, fromSequence);
    }

    [TestMethod]
    public async Task ForEachAsync_AsynchronousSequence_RunsAllItems()
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
    public void ToParallelOptions_TunedPlan_CarriesDegreeAndToken()
    {
        using var source = new CancellationTokenSource();

        var options = Tuned(new(Execution.Threads, Workers: 3, ChunkSize: 10)).ToParallelOptions(source.Token);

        Assert.AreEqual(3, options.MaxDegreeOfParallelism);
        Assert.AreEqual(source.Token, options.CancellationToken);
    }

    private static TunedSettings Tuned(ExecutionPlan plan) =>
        new(new ResolvedSettings { Name = "w", Plan = plan, Source = SettingsSource.Profiled, Reason = "r" });
}
