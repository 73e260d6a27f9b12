using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class NoOpTests : AcceptanceTest
{
    [TestMethod]
    public void SecondBuild_NothingChanged_MeasuresNothing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();

        var second = consumer.Build();

        second.MeasuredNothing();
        second.HasNoWarnings();
        Assert.Contains("CheckUpToDate", second.Tasks);
        Assert.DoesNotContain("CheckWorkloads", second.Tasks);
    }

    [TestMethod]
    public void SecondBuild_NothingChanged_StartsNoProcess()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();

        var second = consumer.Build();

        Assert.DoesNotContain("TuneWorkloads", second.Tasks);
        Assert.DoesNotContain("Exec", second.Tasks);
        Assert.DoesNotContain("Csc", second.Tasks);
    }

    [TestMethod]
    public void FiveBuilds_NothingChanged_WriteNothing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();
        var cache = Folder.State(consumer.At(MeasuredProgram.Cache));
        var output = Folder.State(consumer.At(MeasuredProgram.Output));
        Assert.Contains("App.amorsize.json", Folder.Files(consumer.At(MeasuredProgram.Output)));

        for (var i = 0; i < 5; i++)
        {
            consumer.Build();

            Assert.AreSequenceEqual(cache, Folder.State(consumer.At(MeasuredProgram.Cache)));
            Assert.AreSequenceEqual(output, Folder.State(consumer.At(MeasuredProgram.Output)));
        }
    }

    [TestMethod]
    public void SecondBuild_NothingChanged_KeepsTheSettings()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var measured = consumer.Settings();

        consumer.Build();

        Assert.AreEqual(measured.Root.ToJsonString(), consumer.Settings().Root.ToJsonString());
    }

    [TestMethod]
    public void SecondBuild_SettingsFileDeleted_WritesItFromTheCache()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var measured = consumer.Settings();
        File.Delete(consumer.At(MeasuredProgram.SettingsPath));

        consumer.Build().MeasuredNothing();

        var settings = consumer.Settings();
        Assert.AreEqual("Cached", settings.Source("digits"));
        Assert.AreEqual(measured.ProfiledAt("digits"), settings.ProfiledAt("digits"));
        Assert.AreEqual(measured.Workers("digits"), settings.Workers("digits"));
        Assert.StartsWith("Cached", consumer.Run(MeasuredProgram.Output + "App.dll"));
    }

    [TestMethod]
    public void QuestionBuild_NothingChanged_Passes()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();

        consumer.Build("-question").MeasuredNothing();
    }
}
