using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class ContinuousIntegrationTests : AcceptanceTest
{
    [TestMethod]
    public void Build_OnCiWithoutResults_WarnsAndMeasuresNothing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Directory.Delete(consumer.At(MeasuredProgram.Cache), recursive: true);

        var log = consumer.Build("", ("CI", "true"));

        log.MeasuredNothing();
        Assert.HasCount(2, log.CodedWarnings("AMZ1001"));
        Assert.AreEqual("Default", consumer.Settings().Source("digits"));
        Assert.IsEmpty(Folder.Files(consumer.At(MeasuredProgram.Cache)));
    }

    [TestMethod]
    public void Build_OnACiServiceWithASummary_AddsItsNewsUnlessItIsOff()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Directory.Delete(consumer.At(MeasuredProgram.Cache), recursive: true);
        var page = consumer.At("step.md");

        consumer.Build("-p:AmorsizeSummary=false", ("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", page));
        Assert.IsFalse(File.Exists(page));

        consumer.Build("", ("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", page));
        consumer.Build("", ("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", page));
        Assert.StartsWith("### Amorsize: 2 stale ", File.ReadAllText(page));
        Assert.Contains("| stale | App (net10.0) | digits | no entry for this workload |", File.ReadAllText(page));

        var log = consumer.Build("-p:AmorsizeMode=Profile", ("TF_BUILD", "True"), ("AGENT_TEMPDIRECTORY", consumer.Root));
        var azure = consumer.At("amorsize-summary.md");
        Assert.Contains($"##vso[task.uploadsummary]{azure}", log.Process.Output);
        Assert.StartsWith("### Amorsize: 2 measured ", File.ReadAllText(azure));
    }

    [TestMethod]
    public void Build_OnCiWithRestoredCache_UsesItInAnotherCheckout()
    {
        var checkout = Create(MeasuredProgram.Source);
        Folder.Copy(MeasuredProgram.Template.At(MeasuredProgram.Cache), checkout.At(MeasuredProgram.Cache), without: []);

        var log = checkout.Build("", ("CI", "true"));

        log.MeasuredNothing();
        log.HasNoWarnings();
        Assert.AreEqual("Cached", checkout.Settings().Source("digits"));
    }

    [TestMethod]
    public void Build_OnCiInProfileMode_Measures()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        File.Delete(consumer.Entry("digits").Path);

        var log = consumer.Build("-p:AmorsizeMode=Profile", ("CI", "true"));

        Assert.AreSequenceEqual(["digits"], log.Measured);
    }

    [TestMethod]
    [DataRow("CI", "true", "", "true")]
    [DataRow("GITHUB_ACTIONS", "true", "", "true")]
    [DataRow("TF_BUILD", "True", "", "true")]
    [DataRow("TEAMCITY_VERSION", "2026.1", "", "true")]
    [DataRow("BUILD_ID", "7", "", "false", DisplayName = "BUILD_ID alone says nothing")]
    [DataRow("CI", "true", "-p:ContinuousIntegrationBuild=false", "false", DisplayName = "ContinuousIntegrationBuild comes first")]
    [DataRow("NOTHING", "", "-p:ContinuousIntegrationBuild=true", "true", DisplayName = "ContinuousIntegrationBuild alone")]
    [DataRow("CI", "true", "-p:AmorsizeCI=false", "false", DisplayName = "AmorsizeCI has the last word")]
    [DataRow("NOTHING", "", "", "false", DisplayName = "a developer's machine")]
    public void AmorsizeCI_FromEnvironmentAndProperties_IsRecognised(string variable, string value, string arguments, string isCi) =>
        Assert.AreEqual(isCi, MeasuredProgram.Template.Property("AmorsizeCI", arguments, (variable, value)), ignoreCase: true);

    [TestMethod]
    public void StaleSeverity_ByDefault_IsMessageForDevelopersAndWarningOnCi()
    {
        Assert.AreEqual("Message", MeasuredProgram.Template.Property("AmorsizeStaleSeverity"));
        Assert.AreEqual("Warning", MeasuredProgram.Template.Property("AmorsizeStaleSeverity", "", ("CI", "true")));
    }
}
