using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class NoOpTests : AcceptanceTest
{
    [TestMethod]
    public void TheSecondBuildMeasuresNothing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();

        var second = consumer.Build();

        second.MeasuredNothing();
        second.HasNoWarnings();
        Assert.Contains("CheckWorkloads", second.Tasks);
    }

    [TestMethod]
    public void TheSecondBuildStartsNoProcess()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();

        var second = consumer.Build();

        Assert.DoesNotContain("TuneWorkloads", second.Tasks);
        Assert.DoesNotContain("Exec", second.Tasks);
        Assert.DoesNotContain("Csc", second.Tasks);
    }

    [TestMethod]
    public void FiveBuildsInARowWriteNothing()
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
    public void WhatAnEarlierBuildMeasuredStaysInTheSettingsFile()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var measured = consumer.Config();

        consumer.Build();

        Assert.AreEqual(measured.Root.ToJsonString(), consumer.Config().Root.ToJsonString());
    }

    [TestMethod]
    public void ALostSettingsFileIsWrittenAgainFromTheCache()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var measured = consumer.Config();
        File.Delete(consumer.At(MeasuredProgram.ConfigFile));

        consumer.Build().MeasuredNothing();

        var config = consumer.Config();
        Assert.AreEqual("Cached", config.Source("digits"));
        Assert.AreEqual(measured.ProfiledAt("digits"), config.ProfiledAt("digits"));
        Assert.AreEqual(measured.Workers("digits"), config.Workers("digits"));
        Assert.StartsWith("Cached", consumer.Run(MeasuredProgram.Output + "App.dll"));
    }

    [TestMethod]
    public void TheEngineAgreesThatThereIsNothingToDo()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();

        consumer.Build("-question").MeasuredNothing();
    }
}
