using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

/// <summary>Reports of stale results, which are the same for every verdict.</summary>
[TestClass]
public sealed class StaleReportTests : AcceptanceTest
{
    private const string OnCi = "-p:AmorsizeCI=true";

    [TestMethod]
    public void ExpiredEntry_OnCi_IsReportedInEachBuildAndUsed()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var measured = consumer.Settings();
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));

        for (var build = 1; build <= 3; build++)
        {
            var log = consumer.Build(OnCi);

            log.MeasuredNothing();
            var warning = log.TheWarning("AMZ1006").Text;
            Assert.Contains("'digits' are stale (Expired): age 9 d", warning);
            Assert.Contains("limit 7 d", warning);
            var settings = consumer.Settings();
            Assert.AreEqual("Cached", settings.Source("digits"));
            Assert.AreEqual(measured.Workers("digits"), settings.Workers("digits"));
            Assert.AreEqual(measured.ProfiledAt("digits"), settings.ProfiledAt("digits"));
            Assert.HasCount(1, settings.Warnings("digits").Where(warning => warning.StartsWith("AMZ1006", StringComparison.Ordinal)));
        }
    }

    [TestMethod]
    public void ExpiredEntry_OnlyItsAgeChanged_WritesNothing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        consumer.Build(OnCi);
        var output = Folder.State(consumer.At(MeasuredProgram.Output));

        consumer.Build(OnCi);

        Assert.AreSequenceEqual(output, Folder.State(consumer.At(MeasuredProgram.Output)));
    }

    [TestMethod]
    public void StaleEntry_SeveralReasons_ListsAllAndTheFirstIsTheVerdict()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        consumer.Edit("Far.cs", "rest % radix", "rest % radix + 1");

        var warning = consumer.Build(OnCi).TheWarning("AMZ1006");

        Assert.Contains("(Expired): age 9 d", warning.Text);
        Assert.Contains("limit 7 d; the flagged method, or code that it reaches, changed", warning.Text);
    }

    [TestMethod]
    [DataRow("-p:NoWarn=AMZ1006")]
    [DataRow("-p:MSBuildWarningsAsMessages=AMZ1006")]
    public void StaleCode_Silenced_LeavesOtherCodes(string how)
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        consumer.Entry("roots").SetFormatVersion(2);

        var log = consumer.Build(OnCi + " " + how);

        Assert.AreSequenceEqual(["AMZ1005"], log.Warnings.Select(warning => warning.Code));
    }

    [TestMethod]
    [DataRow("-warnaserror:AMZ1006")]
    [DataRow("-p:WarningsAsErrors=AMZ1006")]
    public void StaleCode_PromotedToError_LeavesOtherCodes(string how)
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        consumer.Entry("roots").SetFormatVersion(2);

        var log = consumer.BuildWithErrors(OnCi + " " + how);

        log.TheError("AMZ1006");
        log.TheWarning("AMZ1005");
    }

    [TestMethod]
    [DataRow("None", 0, 0, 0)]
    [DataRow("Message", 1, 0, 0)]
    [DataRow("Warning", 0, 1, 0)]
    [DataRow("Error", 0, 0, 1)]
    public void StaleSeverity_Set_DecidesTheKindOfDiagnostic(string severity, int messages, int warnings, int errors)
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        var arguments = $"{OnCi} -p:AmorsizeStaleSeverity={severity}";

        BuildLog log = errors > 0 ? consumer.BuildWithErrors(arguments) : consumer.Build(arguments);

        Assert.HasCount(messages, log.CodedMessages("AMZ1006"));
        Assert.HasCount(warnings, log.CodedWarnings("AMZ1006"));
        Assert.HasCount(errors, log.CodedErrors("AMZ1006"));
        log.MeasuredNothing();
    }

    [TestMethod]
    public void LookUps_OfABuild_AreCountedByVerdict()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));

        Assert.Contains("Amorsize: 2 looked up: Hit 1, Expired 1", consumer.Build(OnCi).Messages);
    }
}
