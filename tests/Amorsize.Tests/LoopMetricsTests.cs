using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Amorsize.Engine;
using Amorsize.Metrics;
using Amorsize.Tests.Engine;

namespace Amorsize.Tests;

[TestClass]
[DoNotParallelize] // A listener of one test would be seen by another.
public sealed class LoopMetricsTests
{
    private static readonly int[] Items = [.. Enumerable.Range(0, 100)];

    [TestMethod]
    public async Task Meter_EveryForm_CountsLoopsAndItems()
    {
        var settings = Tuned("metrics");
        using var listener = new Listener("metrics");

        settings.ForEach(Items, _ => { });
        settings.For(0, 100, _ => { });
        settings.ForSlices(0, 100, (_, _) => { });
        settings.Map(Items.Where(_ => true), i => i);
        await settings.ForEachAsync(Items, (_, _) => default);
        await settings.MapAsync(Items, (i, _) => new ValueTask<int>(i));
        await foreach (var _ in settings.StreamAsync(Items, i => i))
        {
        }
        await foreach (var _ in settings.StreamAsync(Items, (i, _) => new ValueTask<int>(i)))
        {
        }

        Assert.AreEqual(8, listener.Sum("amorsize.loops"));
        Assert.AreEqual(800, listener.Sum("amorsize.items"));
        Assert.AreEqual(8 * 3, listener.Sum("amorsize.loop.degree"));
        Assert.IsGreaterThan(0, listener.Sum("amorsize.loop.duration"));
        Assert.Contains(new KeyValuePair<string, object?>("amorsize.source", "Profiled"), listener.Tags);
        Assert.Contains(new KeyValuePair<string, object?>("amorsize.execution", "Threads"), listener.Tags);
    }

    [TestMethod]
    public void Meter_NobodyListens_LoopsAreNotRecorded()
    {
        using (new Listener("heard"))
            Assert.IsTrue(LoopRecord.IsWanted);

        Assert.IsFalse(LoopRecord.IsWanted);
        Assert.IsNull(LoopRecord.Start(new() { Name = "unheard", Plan = ExecutionPlan.Sequential, Source = SettingsSource.Profiled, Reason = "r" }));
    }

    [TestMethod]
    public void Meter_LoopThatThrows_CountsItemsThatWereStarted()
    {
        using var listener = new Listener("throwing");

        Assert.ThrowsExactly<AggregateException>(() => Tuned("throwing", workers: 1).ForEach(Items, i =>
        {
            if (i == 9)
                throw new InvalidOperationException();
        }));

        Assert.AreEqual(1, listener.Sum("amorsize.loops"));
        Assert.AreEqual(10, listener.Sum("amorsize.items"));
    }

    [TestMethod]
    public void Meter_SlicesThatThrow_CountsNumbersOfStartedSlices()
    {
        using var listener = new Listener("throwing slices");

        Assert.ThrowsExactly<AggregateException>(() => Tuned("throwing slices", workers: 1).ForSlices(0, 100, (from, _) =>
        {
            if (from == 10)
                throw new InvalidOperationException();
        }));

        Assert.AreEqual(20, listener.Sum("amorsize.items"));
    }

    private static TunedSettings Tuned(string name, int workers = 3) => LoopPlans.Settings(new ExecutionPlan(Execution.Threads, workers, ChunkSize: 10), name);

    /// <summary>Adds up the measurements of one workload.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly ConcurrentQueue<(string Instrument, double Value)> values = [];
        private readonly string workload;

        public Listener(string workload)
        {
            this.workload = workload;
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Amorsize")
                    self.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.Start();
        }

        public ConcurrentBag<KeyValuePair<string, object?>> Tags { get; } = [];

        public double Sum(string instrument) => values.Where(value => value.Instrument == instrument).Sum(value => value.Value);

        public void Dispose() => listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray();
            if (!all.Contains(new("amorsize.workload", workload)))
                return;
            values.Enqueue((instrument.Name, value));
            foreach (var tag in all)
                Tags.Add(tag);
        }
    }
}
