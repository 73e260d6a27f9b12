using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

[TestClass]
public sealed class ProcessorTimesReaderTests
{
    private const string Stat = """
        cpu  2610209 379283 402100 1589815 10957 0 7334 27112 5 6
        cpu0 1296628 191649 190787 816485 3926 0 268 12837 0 0
        cpu1 1313581 187633 211312 773330 7030 0 7065 14275 0 0
        intr 1 2 3
        """;

    private const long BusyTicksOfFirst = 1296628 + 191649 + 190787 + 0 + 268 + 12837;
    private const long BusyTicksOfSecond = 1313581 + 187633 + 211312 + 0 + 7065 + 14275;

    [TestMethod]
    [DataRow("0-1", 2, BusyTicksOfFirst + BusyTicksOfSecond)]
    [DataRow("0,1", 2, BusyTicksOfFirst + BusyTicksOfSecond)]
    [DataRow("0-255", 2, BusyTicksOfFirst + BusyTicksOfSecond)]
    [DataRow("0", 1, BusyTicksOfFirst)]
    [DataRow("1", 1, BusyTicksOfSecond)]
    [DataRow("8-9", 2, BusyTicksOfFirst + BusyTicksOfSecond, DisplayName = "a container numbers its processors anew")]
    public void ParseLinux_AllowedProcessors_SumsBusyAndStolenTicksOfThese(string allowed, int processors, long ticks)
    {
        var times = ProcessorTimesReader.ParseLinux(Stat, SelfStat("dotnet"), Status(allowed));

        Assert.AreEqual(processors, times.Processors);
        Assert.AreEqual(TimeSpan.FromMilliseconds(10 * ticks), times.All);
    }

    [TestMethod]
    [DataRow("dotnet")]
    [DataRow("a name) with (parentheses and spaces")]
    public void ParseLinux_EndedChildren_CountAsOwn(string name) =>
        Assert.AreEqual(TimeSpan.FromMilliseconds(10 * (100 + 20 + 3 + 4)), ProcessorTimesReader.ParseLinux(Stat, SelfStat(name), Status("0-1")).Own);

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.Windows)]
    public void Read_ComputingProcess_GrowsInOwnAndAll()
    {
        var before = ProcessorTimesReader.Read()!.Value;
        var cpu = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - cpu < TimeSpan.FromMilliseconds(100))
            Thread.SpinWait(1000);
        var after = ProcessorTimesReader.Read()!.Value;

        // The system counts in ticks of 10 ms. Two of them may fall outside of the readings.
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(80), after.Own - before.Own);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(80), after.All - before.All);
        Assert.AreEqual(before.Processors, after.Processors);
    }

    private static string Status(string allowed) => $"Name:\tdotnet\nCpus_allowed:\tf\nCpus_allowed_list:\t{allowed}\nMems_allowed:\t1\n";

    private static string SelfStat(string name) => $"4711 ({name}) R 1 2 3 4 5 6 7 8 9 10 100 20 3 4 20 0 1 0 100 1000";
}
