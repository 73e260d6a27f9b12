using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Commands;

/// <summary>The targets that export and import results.</summary>
[TestClass]
public sealed class BaselineCommandTests : CommandTest
{
    private const string Baseline = "amorsize.baseline.json";

    [TestMethod]
    public void Export_CommittedBaseline_IsUsedOnCi()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        AssertSays(Command(consumer, "AmorsizeExport"), "exported the results of App to", "2 added");
        var exported = File.ReadAllText(consumer.At(Baseline));
        AssertSays(Command(consumer, "AmorsizeExport"), "2 unchanged");
        Assert.AreEqual(exported, File.ReadAllText(consumer.At(Baseline)));

        Directory.Delete(consumer.At("obj"), recursive: true);
        Directory.Delete(consumer.At("bin"), recursive: true);
        consumer.ForgetRestore();
        var log = consumer.Build("", ("CI", "true"));

        log.MeasuredNothing();
        log.HasNoWarnings();
        Assert.AreEqual("Baseline", consumer.Settings().Source("digits"));
        AssertSays(Command(consumer, "AmorsizeStatus"), "Hit     Baseline", "0 entries");
    }

    [TestMethod]
    public void Export_MissingBaselineFile_IsReportedAndThenCreated()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        const string Shared = "-p:AmorsizeBaselineFile=results/shared.json";
        Command(consumer, "AmorsizeClear");
        var baseline = consumer.At("results/shared.json");

        Assert.Contains(
            $"(NotFound): no entry for this workload; the baseline {baseline} does not exist.",
            consumer.Build($"-p:AmorsizeCI=true {Shared}").CodedWarnings("AMZ1001")[0].Text);
        consumer.Build(Shared);
        AssertSays(Command(consumer, $"AmorsizeExport {Shared}"), $"exported the results of App to {baseline}: 2 added");
        Command(consumer, "AmorsizeClear");
        consumer.Build($"-p:AmorsizeCI=true {Shared}").HasNoWarnings();
        AssertSays(Command(consumer, $"AmorsizeImport {Shared}"), "2 added");
        Assert.IsFalse(File.Exists(consumer.At(Baseline)));
    }

    [TestMethod]
    public void Import_DamagedFileOrWrongProperty_ChangesNothing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Command(consumer, "AmorsizeExport -p:AmorsizeFile=results/exported.json");
        var file = consumer.At("results/exported.json");
        Command(consumer, "AmorsizeClear");

        AssertSays(Command(consumer, "AmorsizeImport -p:AmorsizeFile=results/exported.json"), "imported", "2 added");
        AssertSays(Command(consumer, "AmorsizeImport -p:AmorsizeFile=results/exported.json -p:AmorsizeMerge=skip"), "2 unchanged");
        consumer.Build().MeasuredNothing();

        var before = Folder.State(consumer.At(MeasuredProgram.Cache));
        File.WriteAllText(file, File.ReadAllText(file)[..^100]);
        Assert.Contains("Nothing was imported", Failing(consumer, "AmorsizeImport -p:AmorsizeFile=results/exported.json").TheError("AMZ1004").Text);
        Assert.Contains("which stays as it is", Failing(consumer, "AmorsizeExport -p:AmorsizeFile=results/exported.json").TheError("AMZ1004").Text);
        Assert.Contains("AmorsizeFile is '", Failing(consumer, "AmorsizeImport").TheError("AMZ0001").Text);
        Assert.Contains("one of Skip, Overwrite, Newer", Failing(consumer, "AmorsizeImport -p:AmorsizeMerge=Latest").TheError("AMZ0001").Text);
        Assert.Contains("true or false", Failing(consumer, "AmorsizeVerify -p:AmorsizeRepair=maybe").TheError("AMZ0001").Text);
        Assert.AreSequenceEqual(before, Folder.State(consumer.At(MeasuredProgram.Cache)));
    }
}
