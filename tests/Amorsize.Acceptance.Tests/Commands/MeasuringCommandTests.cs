using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Commands;

/// <summary>The targets that measure.</summary>
[TestClass]
public sealed class MeasuringCommandTests : CommandTest
{
    [TestMethod]
    public void Tune_StaleResult_MeasuresTheLastBuiltAssembly()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        File.Delete(consumer.Entry("digits").Path);
        consumer.Edit("Near.cs", "10", "16");

        var onCi = consumer.Command("build -t:AmorsizeTune", ("CI", "true"));
        var log = consumer.Command("build -t:AmorsizeTune");

        Assert.IsEmpty(onCi.Measured);
        onCi.TheWarning("AMZ1001");
        Assert.AreSequenceEqual(["digits"], log.Measured);
        Assert.DoesNotContain("Csc", log.Tasks);
        Assert.AreEqual("Profiled", consumer.Settings().Source("digits"));
        Assert.IsEmpty(consumer.Command("build -t:AmorsizeTune").Measured);
        Assert.AreSequenceEqual(["digits"], consumer.Command("build \"-t:Build;AmorsizeTune\"").Measured);
    }

    [TestMethod]
    public void Prewarm_OnCi_MeasuresAndStoresAndWritesNoSettingsFile()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Command(consumer, "AmorsizeClear");
        File.Delete(consumer.At(MeasuredProgram.SettingsPath));

        var first = consumer.Command("build -t:AmorsizePrewarm", ("CI", "true"));

        Assert.AreSequenceEqual(["digits", "roots"], first.Measured);
        first.HasNoWarnings();
        Assert.IsFalse(File.Exists(consumer.At(MeasuredProgram.SettingsPath)));

        consumer.Build("", ("CI", "true")).MeasuredNothing();
        var settings = File.ReadAllText(consumer.At(MeasuredProgram.SettingsPath));
        Assert.AreEqual("Cached", consumer.Settings().Source("digits"));

        // Prewarming neither changes nor deletes the settings file of an earlier build.
        consumer.Entry("digits").MoveInTime(-TimeSpan.FromDays(8));
        Assert.AreSequenceEqual(["digits"], consumer.Command("build -t:AmorsizePrewarm -p:AmorsizeMode=CacheOnly", ("CI", "true")).Measured);
        Assert.AreEqual(settings, File.ReadAllText(consumer.At(MeasuredProgram.SettingsPath)));
        consumer.Command("clean");
        Assert.IsFalse(File.Exists(consumer.At(MeasuredProgram.SettingsPath)));
    }

    [TestMethod]
    [DataRow("AmorsizeRefresh")]
    [DataRow("AmorsizePrewarm")]
    public void MeasuringCommand_Disabled_BuildsAndSaysThatNothingIsMeasured(string target)
    {
        var log = CopyOf(MeasuredProgram.Template).Command($"build -t:{target} -p:AmorsizeEnabled=false");

        log.MeasuredNothing();
        AssertSays(log, "nothing is done for App, because AmorsizeEnabled is false");
    }
}
