using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

/// <summary>Suites whose result is a day old and that have been built since.</summary>
[TestClass]
public sealed class SuiteTimingTests : AcceptanceTest
{
    [TestMethod]
    public void Suite_SameDuration_IsTimedOnceAndKeepsItsSettings()
    {
        var consumer = MeasuredADayAgo();
        consumer.Edit("Tests.cs", "One() => Work.Wait(250)", "One() => Work.Wait(249)");
        Assert.IsFalse(consumer.Build("-p:AmorsizeMode=CacheOnly").HasRunTests);
        consumer.Build("-question");

        var log = consumer.Build();

        Assert.IsTrue(log.HasRunTests);
        Assert.IsEmpty(log.CodedMessages("AMZ1009"), log.ToString());
        Assert.AreEqual(File.ReadAllText(TunedSuite.Template.At(TunedSuite.TestConfig)), File.ReadAllText(consumer.At(TunedSuite.TestConfig)));
        Assert.IsFalse(consumer.Build("-t:Rebuild").HasRunTests);
    }

    [TestMethod]
    public void Suite_DifferentDuration_IsMeasuredAgain()
    {
        var consumer = MeasuredADayAgo();
        ReplaceWaits(consumer, "Work.Wait(1)");

        var log = consumer.Build();

        Assert.MatchesRegex(@"the tests of Tests are stale \(WorkloadChanged\): they take 0\.\d s in all, and took [45]\.\d s when they were measured\. This build measures again", log.TheMessage("AMZ1009"));
        Assert.IsFalse(consumer.Build().HasRunTests);
    }

    [TestMethod]
    public void Suite_FailingTests_KeepsItsSettings()
    {
        var consumer = MeasuredADayAgo();
        ReplaceWaits(consumer, "Assert.Fail()");

        var log = consumer.Build();

        Assert.IsTrue(log.HasRunTests);
        Assert.IsEmpty(log.CodedMessages("AMZ1009"), log.ToString());
        Assert.AreEqual(File.ReadAllText(TunedSuite.Template.At(TunedSuite.TestConfig)), File.ReadAllText(consumer.At(TunedSuite.TestConfig)));
    }

    private static void ReplaceWaits(Consumer consumer, string with) =>
        File.WriteAllText(consumer.At("Tests.cs"), File.ReadAllText(consumer.At("Tests.cs")).Replace("Work.Wait(250)", with, StringComparison.Ordinal));

    private Consumer MeasuredADayAgo()
    {
        var consumer = CopyOf(TunedSuite.Template);
        new EntryFile(Directory.GetFiles(consumer.At("obj/amorsize"), "*.json", SearchOption.AllDirectories).Single()).MoveInTime(-TimeSpan.FromHours(25));
        return consumer;
    }
}
