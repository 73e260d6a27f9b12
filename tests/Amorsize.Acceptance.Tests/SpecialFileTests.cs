using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Shared;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class SpecialFileTests : AcceptanceTest
{
    private const string Intermediate = "obj/Debug/net10.0/App.amorsize.";

    // Opening a FIFO waits for a writer, and there is none.
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Build_FifoInPlaceOfEachFile_EndsAndWritesTheFiles()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        string[] written = [MeasuredProgram.SettingsPath, Intermediate + "scan", Intermediate + "check", Intermediate + "flags", $"{MeasuredProgram.Cache}/prune.stamp", consumer.Entry("digits").Path];
        foreach (var path in written.Concat([Intermediate + "looks", "amorsize.baseline.json", "Properties/launchSettings.json"]).Select(consumer.At))
        {
            if (File.Exists(path))
                File.Delete(path);
            SpecialFile.Create("fifo", path);
        }

        var log = consumer.Build();
        consumer.Build().MeasuredNothing();

        Assert.AreSequenceEqual(["digits"], log.Measured);
        Assert.IsTrue(written.All(path => new FileInfo(consumer.At(path)).Length > 0), string.Join(' ', written.Where(path => new FileInfo(consumer.At(path)).Length == 0)));
        Assert.AreSequenceEqual(["digits", "roots"], consumer.Settings().Names);
    }
}
