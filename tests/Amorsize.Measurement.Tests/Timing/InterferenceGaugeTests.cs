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
    [DataRow(2, 1.0, 0.9, true, DisplayName = "a parallel run would not have had both")]
    [DataRow(1, 1.0, 1.0, false, DisplayName = "this process may use one, and another is left for the others")]
    [DataRow(AllProcessors, 0.1, 1.0, false, DisplayName = "it mostly waits, and finds a free processor")]
    [DataRow(AllProcessors, 0.3, 1.0, false, DisplayName = "it waits and computes a little beside a busy processor")]
    [DataRow(AllProcessors, 0.8, 0.9, true, DisplayName = "it waits and computes, and shares with others what is not busy all the time")]
    [DataRow(AllProcessors, 1.7, 0.1, false, DisplayName = "it computes most of the time, and the little that others take finds room")]
    [DataRow(AllProcessors, 2.0, 0.0, false, DisplayName = "it waits, and still keeps all processors busy by itself")]
    [DataRow(AllProcessors, 0.1, 1.95, true, DisplayName = "it mostly waits, and finds none")]
    public void Read_ForeignLoad_CountsOnlyIfProcessorsWereMissing(int usable, double own, double others, bool isDisturbed)
    {
        var gauge = new InterferenceGauge(() => times, clock, usable);

        Pass(Second, own, others);

        Assert.AreEqual(isDisturbed, gauge.Read());
        Assert.AreEqual(isDisturbed ? others : 0, gauge.WorstLoad, 1e-6);
    }

    [TestMethod]
    [DataRow(43, false, false, DisplayName = "twenty are idle")]
    [DataRow(63.5, true, false, DisplayName = "less than a half is idle")]
    [DataRow(20, false, true, DisplayName = "more is idle than they take")]
    public void Read_IoBoundOnManyProcessors_OneFreeProcessorIsEnough(double others, bool isDisturbed, bool hasRoom)
    {
        times = new(TimeSpan.Zero, TimeSpan.Zero, Processors: 64);
        var gauge = new InterferenceGauge(() => times, clock, AllProcessors);

        Pass(Second, own: 0.1, others);

        Assert.AreEqual(isDisturbed, gauge.Read());
        Assert.AreEqual(hasRoom, gauge.HasRoom);
    }

    [TestMethod]
    public void Read_ShortInterval_IsLeftForTheNextReading()
    {
        var gauge = new InterferenceGauge(() => times, clock, 2);

        Pass(Second / 10, own: 1, others: 1);

        Assert.IsFalse(gauge.IsDue);
        Assert.IsFalse(gauge.Read());
        Pass(Second / 10, own: 1, others: 1);
        Assert.IsTrue(gauge.IsDue);
        Assert.IsTrue(gauge.Read());
        Pass(Second, own: 2, others: 0);
        Assert.IsFalse(gauge.Read());
    }

    [TestMethod]
    public void Read_ShortInterval_HasTheResultOfTheOneBefore()
    {
        var gauge = new InterferenceGauge(() => times, clock, 2);
        Pass(Second, own: 1, others: 1);
        Assert.IsTrue(gauge.Read());

        Pass(Second / 10, own: 2, others: 0);

        Assert.IsTrue(gauge.Read());
        Pass(Second, own: 2, others: 0);
        Assert.IsFalse(gauge.Read());
        Pass(Second / 10, own: 1, others: 1);
        Assert.IsFalse(gauge.Read());
    }

    [TestMethod]
    public void Read_LoadUnknown_IsNoInterference()
    {
        times = null;
        var gauge = new InterferenceGauge(() => times, clock, 2);

        clock.Advance(Second);

        Assert.IsFalse(gauge.Read());
        Assert.IsTrue(gauge.HasRoom);
    }

    [TestMethod]
    [DataRow(0.05, true, DisplayName = "it fills the processors by itself")]
    [DataRow(0.1, false)]
    public void HasRoom_HardlyAnyForeignLoad_IsTrue(double others, bool hasRoom)
    {
        var gauge = new InterferenceGauge(() => times, clock, AllProcessors);

        Pass(Second, own: 1.9, others);
        gauge.Read();

        Assert.AreEqual(hasRoom, gauge.HasRoom);
    }

    private void Pass(TimeSpan time, double own, double others)
    {
        clock.Advance(time);
        times = times!.Value with { All = times.Value.All + (time * (own + others)), Own = times.Value.Own + (time * own) };
    }
}
