using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class PropertyTests : AcceptanceTest
{
    [TestMethod]
    [DataRow("AmorsizeEnabled", "perhaps", "true or false")]
    [DataRow("AmorsizeMode", "Sometimes", "one of Auto, Profile, CacheOnly, Refresh")]
    [DataRow("AmorsizeCI", "maybe", "true or false")]
    [DataRow("AmorsizeCacheTtl", "soon", "a time span above zero")]
    [DataRow("AmorsizeTimeBudget", "0", "a time span from 00:00:00.100")]
    [DataRow("AmorsizeTotalTimeBudget", "-00:00:01", "a time span from 00:00:00.100")]
    [DataRow("AmorsizeMode", "", "one of Auto, Profile, CacheOnly, Refresh")]
    [DataRow("AmorsizeStaleSeverity", "Loud", "one of None, Message, Warning, Error")]
    [DataRow("AmorsizeExplain", "perhaps", "true or false")]
    [DataRow("AmorsizePrune", "Daily", "one of Auto, Always, Never")]
    [DataRow("AmorsizeWorkingDirectory", "/missing", "an existing folder")]
    public void Property_UnusableValue_IsAnErrorWithTheAllowedValues(string property, string value, string allowed)
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        var log = consumer.BuildWithErrors($"-p:{property}={value}");

        var error = log.TheError("AMZ0001");
        Assert.Contains($"{property} is '{value}'", error.Text);
        Assert.Contains(allowed, error.Text);
        Assert.AreEqual(consumer.At(MeasuredProgram.Project), error.File);
        Assert.EndsWith("#amz0001", log.HelpLinks("AMZ0001").Single());
        Assert.HasCount(1, log.Errors);
    }

    [TestMethod]
    public void Property_InAnotherCase_IsRead()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        consumer.Build("-p:AmorsizeMode=cacheonly -p:AmorsizeEnabled=TRUE -p:AmorsizePrune=never").MeasuredNothing();
    }

    [TestMethod]
    [DataRow("false")]
    [DataRow("False")]
    public void AmorsizeEnabled_False_RunsNoTargetAndWritesNothing(string disabled)
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Directory.Delete(consumer.At("obj/amorsize"), recursive: true);
        Directory.Delete(consumer.At("bin"), recursive: true);

        var log = consumer.Build("-p:AmorsizeEnabled=" + disabled);

        log.HasNoWarnings();
        Assert.IsEmpty(log.Targets.Where(target => target.Contains("Amorsize", StringComparison.Ordinal)));
        Assert.IsFalse(Directory.Exists(consumer.At(MeasuredProgram.Cache)));
        Assert.IsFalse(File.Exists(consumer.At(MeasuredProgram.SettingsPath)));
        Assert.StartsWith("Default", consumer.Run(MeasuredProgram.Output + "App.dll"));
    }

    [TestMethod]
    public void Engine_TooOldForTheTasks_GivesOneWarning()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Edit("Far.cs", "rest % radix", "rest % radix + 1");

        var log = consumer.Build("-p:_AmorsizeEngineVersion=17.14.0");

        log.MeasuredNothing();
        var warning = log.TheWarning("AMZ0002");
        Assert.Contains("17.14.0", warning.Text);
        Assert.AreEqual(consumer.At(MeasuredProgram.Project), warning.File);
        Assert.EndsWith("#amz0002", log.HelpLinks("AMZ0002").Single());
        Assert.DoesNotContain("CheckWorkloads", log.Tasks);
    }

    [TestMethod]
    public void RuntimeIdentifier_OfAnotherMachine_GivesAMessage()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.ForgetRestore();

        var log = consumer.Build("-p:RuntimeIdentifier=win-arm64 -p:SelfContained=false -p:UseAppHost=false");

        log.MeasuredNothing();
        log.HasNoWarnings();
        Assert.Contains("win-arm64", log.TheMessage("AMZ0003"));
    }

    [TestMethod]
    public void TotalTimeBudget_UsedUp_LeavesTheRestToTheNextBuild()
    {
        var consumer = CopyOf(MeasuredProgram.Template).Isolated();
        Directory.Delete(consumer.At(MeasuredProgram.Cache), recursive: true);
        File.Delete(consumer.At(MeasuredProgram.SettingsPath));

        var log = consumer.Build("-p:AmorsizeTotalTimeBudget=00:00:00.200");

        log.HasNoWarnings();
        Assert.AreSequenceEqual(["digits"], log.Measured);
        Assert.AreEqual("Profiled", consumer.Settings().Source("digits"));
        Assert.AreEqual("Default", consumer.Settings().Source("roots"));
        Assert.AreSequenceEqual(["roots"], consumer.Build().Measured);
    }

    [TestMethod]
    public void CacheDirectory_NotWritable_GivesOneWarningAndUsesTheResults()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Write("notadir", "a file where a folder is needed");

        var log = consumer.Build("-p:AmorsizeCacheDirectory=notadir/cache/");

        Assert.AreSequenceEqual(["digits", "roots"], log.Measured);
        var warning = log.TheWarning("AMZ3001");
        Assert.EndsWith("#amz3001", log.HelpLinks("AMZ3001").Single());
        Assert.HasCount(1, log.Warnings);
        Assert.AreEqual("Profiled", consumer.Settings().Source("digits"));
        Assert.AreEqual("Profiled", consumer.Settings().Source("roots"));
    }

    [TestMethod]
    public void CacheDirectory_Set_HoldsTheEntries()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        consumer.Build("-p:AmorsizeCacheDirectory=elsewhere");

        Assert.HasCount(2, Folder.Files(consumer.At("elsewhere")).Where(file => file.EndsWith(".json", StringComparison.Ordinal)));
    }
}
