using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class PruneTests : AcceptanceTest
{
    private const string Stamp = MeasuredProgram.Cache + "/prune.stamp";

    [TestMethod]
    public void Prune_BuildThatMeasures_PrunesAfterwards()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Assert.IsTrue(File.Exists(consumer.At(Stamp)));
        Age(consumer);

        consumer.Edit("Far.cs", "rest % radix", "rest % radix + 1");
        consumer.Build();

        Assert.AreNotEqual("long ago", File.ReadAllText(consumer.At(Stamp)));
    }

    [TestMethod]
    public void Prune_BuildThatMeasuresNothing_PrunesOnlyWhenSetToAlways()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Age(consumer);

        consumer.Build();
        Assert.AreEqual("long ago", File.ReadAllText(consumer.At(Stamp)));

        consumer.Build("-p:AmorsizePrune=Always");
        Assert.AreNotEqual("long ago", File.ReadAllText(consumer.At(Stamp)));
    }

    [TestMethod]
    public void Prune_SetToNever_DoesNotPrune()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Age(consumer);

        consumer.Edit("Far.cs", "rest % radix", "rest % radix + 1");
        Assert.AreSequenceEqual(["digits"], consumer.Build("-p:AmorsizePrune=Never").Measured);

        Assert.AreEqual("long ago", File.ReadAllText(consumer.At(Stamp)));
    }

    [TestMethod]
    public void Prune_EntryThatThisBuildLooksUp_IsKept()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-1000));

        for (var build = 1; build <= 2; build++)
            Assert.Contains("(Expired): age 1000 d", consumer.Build("-p:AmorsizeCI=true -p:AmorsizePrune=Always").TheWarning("AMZ1006").Text);
    }

    [TestMethod]
    public void Prune_ProjectThatFlagsNothingAnyMore_IsPrunedAfterADayAndThenLeftAlone()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        string[] entries = [consumer.Entry("digits").Path, consumer.Entry("roots").Path];
        Age(consumer);
        consumer.Edit("Workloads.cs", "[Workload(\"digits\", Items = nameof(Numbers))]", "");
        consumer.Edit("Workloads.cs", "[Workload(\"roots\", Items = nameof(Reals))]", "");

        consumer.Build();
        Assert.IsTrue(entries.All(entry => File.ReadAllText(entry).Contains("\"entry\"", StringComparison.Ordinal)));
        consumer.LetADayPass();
        consumer.Build();
        Assert.IsTrue(entries.All(entry => File.ReadAllText(entry).Contains("no longer flags its workload", StringComparison.Ordinal)));
        Age(consumer);
        consumer.Build();

        // From now on the targets skip the tasks.
        Assert.IsTrue(File.Exists(consumer.At("obj/Debug/net10.0/App.amorsize.none")));
        Assert.IsFalse(File.Exists(consumer.At(MeasuredProgram.Flags)));
        Assert.AreEqual("long ago", File.ReadAllText(consumer.At(Stamp)));
    }

    private static void Age(Consumer consumer) => File.WriteAllText(consumer.At(Stamp), "long ago");
}
