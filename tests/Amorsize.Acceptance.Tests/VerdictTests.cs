using System.Globalization;
using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class VerdictTests : AcceptanceTest
{
    private const string CacheOnly = "-p:AmorsizeMode=CacheOnly";
    private const string OnCi = "-p:AmorsizeCI=true";

    [TestMethod]
    public void WithoutAnEntryTheDefaultIsUsedAndTheReasonSaid()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        File.Delete(consumer.Entry("digits").Path);

        var log = consumer.Build(CacheOnly);

        log.MeasuredNothing();
        log.HasNoWarnings();
        var message = log.TheMessage("AMZ1001");
        Assert.Contains("'digits' are stale (NotFound): no entry for this workload", message);
        IsDefault(consumer, "no entry for this workload");
        Assert.StartsWith("Default", consumer.Run(MeasuredProgram.Output + "App.dll"));
    }

    [TestMethod]
    public void OnCiAMissingEntryIsAWarningThatPointsToTheProjectAndToHelp()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        File.Delete(consumer.Entry("digits").Path);

        var log = consumer.Build(OnCi);

        log.MeasuredNothing();
        var warning = log.TheWarning("AMZ1001");
        Assert.Contains("'digits'", warning.Text);
        Assert.AreEqual(consumer.At(MeasuredProgram.Project), warning.File);
        Assert.EndsWith("#amz1001", log.HelpLinks("AMZ1001").Single());
        Assert.HasCount(1, log.Warnings);
    }

    [TestMethod]
    public void AFileThatCannotBeReadSaysSo()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var path = consumer.Entry("digits").Path;
        File.Delete(path);
        Directory.CreateDirectory(path);

        var warning = consumer.Build(OnCi).TheWarning("AMZ1003");

        Assert.Contains("(Unreadable): the file cannot be read", warning.Text);
        IsDefault(consumer, "the file cannot be read");
    }

    [TestMethod]
    public void ACorruptEntryIsSetAsideOnceAndThenMissing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var entry = consumer.Entry("digits");
        entry.Truncate();

        var first = consumer.Build(OnCi);

        Assert.Contains("(Corrupt): truncated", first.TheWarning("AMZ1004").Text);
        IsDefault(consumer, "truncated");
        Assert.IsFalse(File.Exists(entry.Path));
        Assert.IsTrue(File.Exists(entry.Path + ".bad"));

        var second = consumer.Build(OnCi);

        Assert.IsEmpty(second.CodedWarnings("AMZ1004"));
        second.TheWarning("AMZ1001");
        Assert.IsTrue(File.Exists(entry.Path + ".bad"));
    }

    [TestMethod]
    public void AnEditedEntryIsCorrupt()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var entry = consumer.Entry("digits");
        File.WriteAllText(entry.Path, File.ReadAllText(entry.Path).Replace("\"methodVersion\": 1", "\"methodVersion\": 2", StringComparison.Ordinal));

        var warning = consumer.Build(OnCi).TheWarning("AMZ1004");

        Assert.Contains("the checksum is not that of the content", warning.Text);
    }

    [TestMethod]
    public void AnEntryOfAnotherFormatSaysBothVersions()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").SetFormatVersion(2);

        var warning = consumer.Build(OnCi).TheWarning("AMZ1005");

        Assert.Contains("(VersionMismatch): format cached v2, current v1", warning.Text);
        IsDefault(consumer, "format cached v2");
    }

    [TestMethod]
    public void AnEntryOfAnotherMeasuringMethodSaysBothVersions()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").Rewrite("methodVersion", "7");

        var warning = consumer.Build(OnCi).TheWarning("AMZ1005");

        Assert.Contains("measuring method cached v7, current v1", warning.Text);
    }

    [TestMethod]
    public void AnExpiredEntryIsReportedInEveryBuildWhileItsValuesAreUsed()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var measured = consumer.Config();
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));

        for (var build = 1; build <= 3; build++)
        {
            var log = consumer.Build(OnCi);

            log.MeasuredNothing();
            var warning = log.TheWarning("AMZ1006").Text;
            Assert.Contains("'digits' are stale (Expired): age 9 d", warning);
            Assert.Contains("limit 7 d", warning);
            var config = consumer.Config();
            Assert.AreEqual("Cached", config.Source("digits"));
            Assert.AreEqual(measured.Workers("digits"), config.Workers("digits"));
            Assert.AreEqual(measured.ProfiledAt("digits"), config.ProfiledAt("digits"));
            Assert.HasCount(1, config.Warnings("digits").Where(warning => warning.StartsWith("AMZ1006", StringComparison.Ordinal)));
        }
    }

    [TestMethod]
    public void WhileNothingButItsAgeChangesAnExpiredEntryHasNoBuildWriteAnything()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        consumer.Build(OnCi);
        var output = Folder.State(consumer.At(MeasuredProgram.Output));

        consumer.Build(OnCi);

        Assert.AreSequenceEqual(output, Folder.State(consumer.At(MeasuredProgram.Output)));
    }

    [TestMethod]
    public void TheAgeLimitIsAProperty()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        Assert.HasCount(2, consumer.Build(OnCi + " -p:AmorsizeCacheTtl=00:00:00.001").CodedWarnings("AMZ1006"));
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        consumer.Build(OnCi + " -p:AmorsizeCacheTtl=10.00:00:00").HasNoWarnings();
    }

    [TestMethod]
    public void WhereMeasuringIsAllowedAnExpiredEntryIsMeasuredAgain()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));

        var log = consumer.Build();

        Assert.AreSequenceEqual(["digits"], log.Measured);
        Assert.Contains("It is measured now", log.TheMessage("AMZ1006"));
        log.HasNoWarnings();
        consumer.Build(OnCi).HasNoWarnings();
    }

    [TestMethod]
    public void AnEntryFromTheFutureIsReported()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromMinutes(4));
        consumer.Build(OnCi).HasNoWarnings();
        consumer.Entry("digits").MoveInTime(TimeSpan.FromHours(3));

        var warning = consumer.Build(OnCi).TheWarning("AMZ1007");

        Assert.Contains("(FutureClock)", warning.Text);
        Assert.Contains("in the future; allowed 5 min", warning.Text);
    }

    [TestMethod]
    public void AnotherMachineIsNamedByFieldCachedValueAndValueHere()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        var warnings = consumer.Build(OnCi, MoreProcessors).CodedWarnings("AMZ1008");

        Assert.HasCount(2, warnings);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"(MachineMismatch): processors: cached {Environment.ProcessorCount}, here {Environment.ProcessorCount + 1}."),
            warnings[0].Text);
    }

    [TestMethod]
    public void MachinesThatShareACacheKeepAnEntryEach()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var first = consumer.Entry("digits").Path;
        var content = File.ReadAllText(first);

        Assert.AreSequenceEqual(["digits", "roots"], consumer.Build("", MoreProcessors).Measured);

        Assert.HasCount(2, consumer.EntryFiles("digits"));
        Assert.AreEqual(content, File.ReadAllText(first));
        consumer.Build().MeasuredNothing();
        consumer.Build("", MoreProcessors).MeasuredNothing();
    }

    [TestMethod]
    public void ChangedCodeIsReportedWhereItMayNotBeMeasured()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var measured = consumer.Config();
        consumer.Edit("Far.cs", "rest % radix", "rest % radix + 1");

        var log = consumer.Build(OnCi);

        log.MeasuredNothing();
        var warning = log.TheWarning("AMZ1009");
        Assert.Contains("'digits' are stale (WorkloadChanged)", warning.Text);
        Assert.Contains("The stale settings are used", warning.Text);
        Assert.AreEqual("Cached", consumer.Config().Source("digits"));
        Assert.AreEqual(measured.ProfiledAt("digits"), consumer.Config().ProfiledAt("digits"));
    }

    [TestMethod]
    public void EveryReasonIsListedAndTheFirstIsTheVerdict()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        consumer.Edit("Far.cs", "rest % radix", "rest % radix + 1");

        var warning = consumer.Build(OnCi).TheWarning("AMZ1006");

        Assert.Contains("(Expired): age 9 d", warning.Text);
        Assert.Contains("limit 7 d; the flagged method, or code that it reaches, changed", warning.Text);
    }

    [TestMethod]
    public void StaleSettingsThatCannotBeUsedHereAreNotUsed()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var entry = consumer.Entry("digits");
        entry.MoveInTime(TimeSpan.FromDays(-9));
        // The first of that name is the choice.
        entry.Rewrite("maxDegreeOfParallelism", "1000");
        entry.Rewrite("execution", "\"Threads\"");

        consumer.Build(OnCi).TheWarning("AMZ1006");

        IsDefault(consumer, "limit 7 d");
    }

    [TestMethod]
    [DataRow("-p:NoWarn=AMZ1006")]
    [DataRow("-p:MSBuildWarningsAsMessages=AMZ1006")]
    public void ACodeCanBeSilencedAlone(string how)
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
    public void ACodeCanBePromotedAlone(string how)
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
    public void TheSeverityIsAProperty(string severity, int messages, int warnings, int errors)
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

    private static (string Name, string Value) MoreProcessors =>
        ("DOTNET_PROCESSOR_COUNT", (Environment.ProcessorCount + 1).ToString(CultureInfo.InvariantCulture));

    private static void IsDefault(Consumer consumer, string reason)
    {
        Assert.AreEqual("Default", consumer.Config().Source("digits"));
        Assert.Contains(reason, consumer.Config().Reason("digits"));
        Assert.IsFalse(consumer.Config()["digits"].ContainsKey("profiledAt"));
    }
}
