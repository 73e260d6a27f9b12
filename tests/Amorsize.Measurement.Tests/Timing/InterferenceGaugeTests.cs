using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Timing;

[TestClass]
public sealed class InterferenceGaugeTests
{
    private const int AllProcessors = 0;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider clock = new();
    private ProcessorTimes? times = new(TimeSpan.Zero, TimeSpan.Zero, Processors: 2);

    [TestMethod]
    [DataRow(2, 2.0, 0.1, false, DisplayName = "a twentieth of a processor is missing")]
    [DataRow(2, 1.8, 0.2, true, DisplayName = "a fifth of a processor is missing")]
    [DataRow(2, 1.0, 0.9, true, DisplayName = "a parallel run would not get both processors")]
    [DataRow(1, 1.0, 1.0, false, DisplayName = "this process may use one processor, and the load has the other")]
    [DataRow(AllProcessors, 0.1, 1.0, false, DisplayName = "I/O-bound, and one processor is free")]
    [DataRow(AllProcessors, 0.3, 1.0, false, DisplayName = "mostly I/O-bound, and one processor is free")]
    [DataRow(AllProcessors, 0.8, 0.9, true, DisplayName = "mixed, and the foreign load takes processors that it needs")]
    [DataRow(AllProcessors, 1.7, 0.1, false, DisplayName = "mostly CPU-bound, and a slight foreign load has room beside it")]
    [DataRow(AllProcessors, 2.0, 0.0, false, DisplayName = "it keeps all processors busy by itself")]
    [DataRow(AllProcessors, 0.1, 1.95, true, DisplayName = "I/O-bound, and no processor is free")]
    public void Read_ForeignLoad_CountsOnlyIfProcessorsWereMissing(int usable, double own, double foreignLoad, bool hasInterference)
    {
        var gauge = new InterferenceGauge(() => times, clock, usable);

        Advance(Second, own, foreignLoad);

        Assert.AreEqual(hasInterference, gauge.Read());
        Assert.AreEqual(hasInterference ? foreignLoad : 0, gauge.WorstLoad, 1e-6);
    }

    [TestMethod]
    [DataRow(43, false, DisplayName = "twenty processors are idle")]
    [DataRow(63.5, true, DisplayName = "less than half a processor is idle")]
    [DataRow(20, false, DisplayName = "more processors are idle than the load takes")]
    public void Read_IoBoundOnManyProcessors_OneFreeProcessorIsEnough(double foreignLoad, bool hasInterference)
    {
        times = new(TimeSpan.Zero, TimeSpan.Zero, Processors: 64);
        var gauge = new InterferenceGauge(() => times, clock, AllProcessors);

        Advance(Second, own: 0.1, foreignLoad);

        Assert.AreEqual(hasInterference, gauge.Read());
    }

    [TestMethod]
    public void Read_ShortInterval_IsLeftForTheNextReading()
    {
        var gauge = new InterferenceGauge(() => times, clock, 2);

        Advance(Second / 10, own: 1, foreignLoad: 1);

        Assert.IsFalse(gauge.IsDue);
        Assert.IsFalse(gauge.Read());
        Advance(Second / 10, own: 1, foreignLoad: 1);
        Assert.IsTrue(gauge.IsDue);
        Assert.IsTrue(gauge.Read());
        Advance(Second, own: 2, foreignLoad: 0);
        Assert.IsFalse(gauge.Read());
    }

    [TestMethod]
    public void Read_ShortInterval_HasTheResultOfTheOneBefore()
    {
        var gauge = new InterferenceGauge(() => times, clock, 2);
        Advance(Second, own: 1, foreignLoad: 1);
        Assert.IsTrue(gauge.Read());

        Advance(Second / 10, own: 2, foreignLoad: 0);

        Assert.IsTrue(gauge.Read());
        Advance(Second, own: 2, foreignLoad: 0);
        Assert.IsFalse(gauge.Read());
        Advance(Second / 10, own: 1, foreignLoad: 1);
        Assert.IsFalse(gauge.Read());
    }

    [TestMethod]
    public void Read_LoadUnknown_IsNoInterference()
    {
        times = null;
        var gauge = new InterferenceGauge(() => times, clock, 2);

        clock.Advance(Second);

        Assert.IsFalse(gauge.Read());
    }

    private void Advance(TimeSpan time, double own, double foreignLoad)
    {
        clock.Advance(time);
        times = times!.Value with { All = times.Value.All + (time * (own + foreignLoad)), Own = times.Value.Own + (time * own) };
    }
}
