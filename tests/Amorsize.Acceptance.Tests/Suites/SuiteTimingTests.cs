using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

/// <summary>Suites that were measured a day ago, and built since.</summary>
[TestClass]
public sealed class SuiteTimingTests : AcceptanceTest
{
    private static readonly TimeSpan ADay = TimeSpan.FromHours(25);

    [TestMethod]
    public void TestsThatTakeAsLongAsBeforeAreTimedOnceAndKeepTheirSettings()
    {
        var consumer = MeasuredADayAgo();
        consumer.Edit("Tests.cs", "One() => Work.Wait(250)", "One() => Work.Wait(249)");
        // A question is no reason to run anything.
        consumer.Build("-p:AmorsizeMode=CacheOnly");
        consumer.Build("-question");

        var log = consumer.Build();

        Assert.IsTrue(log.HasRunTests);
        Assert.IsEmpty(log.CodedMessages("AMZ1009"), log.ToString());
        Assert.Contains("\"method\"", File.ReadAllText(consumer.At(TunedSuite.Config)));
        Assert.IsFalse(consumer.Build().HasRunTests);
        consumer.Build("-question");
    }

    [TestMethod]
    public void TestsThatTakeAnotherTimeThanBeforeAreMeasuredAgain()
    {
        var consumer = MeasuredADayAgo();
        File.WriteAllText(consumer.At("Tests.cs"), File.ReadAllText(consumer.At("Tests.cs")).Replace("Work.Wait(250)", "Work.Wait(1)", StringComparison.Ordinal));

        var log = consumer.Build();

        Assert.MatchesRegex(@"the tests of Tests are stale \(WorkloadChanged\): they take 0\.\d s in all, and took [45]\.\d s when they were measured\. They are measured now", log.TheMessage("AMZ1009"));
        Assert.IsFalse(consumer.Build().HasRunTests);
    }

    private Consumer MeasuredADayAgo()
    {
        var consumer = CopyOf(TunedSuite.Template);
        new EntryFile(Directory.GetFiles(consumer.At("obj/amorsize"), "*.json", SearchOption.AllDirectories).Single()).MoveInTime(-ADay);
        return consumer;
    }
}
