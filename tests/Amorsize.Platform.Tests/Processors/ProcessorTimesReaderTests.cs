using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

[TestClass]
public sealed class ProcessorTimesReaderTests
{
    private const string Machine = """
        cpu  2610209 379283 402100 1589815 10957 0 7334 27112 5 6
        cpu0 1296628 191649 190787 816485 3926 0 268 12837 0 0
        cpu1 1313581 187633 211312 773330 7030 0 7065 14275 0 0
        intr 1 2 3
        """;

    private const long OfFirst = 1296628 + 191649 + 190787 + 0 + 268 + 12837;
    private const long OfSecond = 1313581 + 187633 + 211312 + 0 + 7065 + 14275;

    [TestMethod]
    [DataRow("0-1", 2, OfFirst + OfSecond)]
    [DataRow("0,1", 2, OfFirst + OfSecond)]
    [DataRow("0-255", 2, OfFirst + OfSecond)]
    [DataRow("0", 1, OfFirst)]
    [DataRow("1", 1, OfSecond)]
    [DataRow("8-9", 2, OfFirst + OfSecond, DisplayName = "a container that numbers its processors anew")]
    public void IdleTimeAndWaitingForADiskAreNoComputingAndStolenTimeIsAndOnlyProcessorsThatItMayUseCount(string usable, int processors, long ticks)
    {
        var times = ProcessorTimesReader.ParseLinux(Machine, Process("dotnet"), Status(usable));

        Assert.AreEqual(processors, times.Processors);
        Assert.AreEqual(TimeSpan.FromMilliseconds(10 * ticks), times.All);
    }

    [TestMethod]
    [DataRow("dotnet")]
    [DataRow("a name) with (parentheses and spaces")]
    public void ProcessesThatItStartedAreItsOwn(string name) =>
        Assert.AreEqual(TimeSpan.FromMilliseconds(10 * (100 + 20 + 3 + 4)), ProcessorTimesReader.ParseLinux(Machine, Process(name), Status("0-1")).Own);

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.Windows)]
    public void WhatThisProcessComputesIsCountedAsItsOwnAndAmongAll()
    {
        var before = ProcessorTimesReader.Read()!.Value;
        var cpu = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - cpu < TimeSpan.FromMilliseconds(100))
            Thread.SpinWait(1000);
        var after = ProcessorTimesReader.Read()!.Value;

        // Two ticks of ten milliseconds may fall on the other side.
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(80), after.Own - before.Own);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(80), after.All - before.All);
        Assert.AreEqual(before.Processors, after.Processors);
    }

    private static string Status(string usable) => $"Name:\tdotnet\nCpus_allowed:\tf\nCpus_allowed_list:\t{usable}\nMems_allowed:\t1\n";

    private static string Process(string name) => $"4711 ({name}) R 1 2 3 4 5 6 7 8 9 10 100 20 3 4 20 0 1 0 100 1000";
}
