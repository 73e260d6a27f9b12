using System.Text.Json.Nodes;
using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class CommandTests : AcceptanceTest
{
    private const string Baseline = "amorsize.baseline.json";

    [TestMethod]
    public void Status_ValidAndStaleEntries_ShowsVerdictsAndChangesNothing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        var found = Command(consumer, "AmorsizeStatus");
        AssertSays(found, "2 entries, 0 tombstones, 0 set aside");
        Assert.AreSequenceEqual(["workload", "digits", "roots"], Rows(found).Select(row => row[0]));
        Assert.IsTrue(Rows(found).Skip(1).All(row => row is [.., "Hit", "Cached"]), found.ToString());

        consumer.Entry("digits").MoveInTime(-TimeSpan.FromDays(8));
        consumer.Entry("roots").Truncate();
        var before = Folder.State(consumer.At("obj"));

        found = Command(consumer, "AmorsizeStatus");
        AssertSays(found, "digits: age 8 d", "limit 7 d", "roots: truncated: it ends after");
        Assert.IsTrue(Rows(found)[1] is ["digits", .., "8", "d", "Expired", "Cached"], found.ToString());
        Assert.IsTrue(Rows(found)[2] is ["roots", .., "Corrupt", "Default"], found.ToString());
        Assert.AreSequenceEqual(before, Folder.State(consumer.At("obj")));
    }

    [TestMethod]
    public void Status_AsJsonOrTargetResult_HasTheVerdicts()
    {
        var json = JsonNode.Parse(Command(CopyOf(MeasuredProgram.Template), "AmorsizeStatus -p:AmorsizeFormat=Json").Messages.Single(message => message.StartsWith('{')))!;

        Assert.AreEqual(("App", "net10.0", 2), ((string)json["assembly"]!, (string)json["targetFramework"]!, (int)json["cache"]!["entries"]!));
        Assert.AreSequenceEqual(["digits Hit", "roots Hit"], json["workloads"]!.AsArray().Select(workload => $"{workload!["name"]} {workload["verdict"]}"));

        var result = JsonNode.Parse(MeasuredProgram.Template.TargetResult("AmorsizeStatus"))!;
        Assert.AreSequenceEqual(["digits Hit", "roots Hit"], result["TargetResults"]!["AmorsizeStatus"]!["Items"]!.AsArray().Select(item => $"{item!["Identity"]} {item["Verdict"]}"));
    }

    [TestMethod]
    public void Build_WithExplain_LogsInputsOfVerdictsAndChoices()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        File.Delete(consumer.Entry("roots").Path);

        var log = consumer.Build("-p:AmorsizeExplain=true");

        Assert.AreSequenceEqual(["roots"], log.Measured);
        AssertSays(
            log,
            "Amorsize: 'digits' is looked up by assembly: App; workload: digits; target framework: net10.0; configuration: Debug; processors: ",
            "; AmorsizeTimeBudget: ",
            "Amorsize: 'digits': Hit, stored ",
            "Amorsize: 'digits': chosen: ",
            "Amorsize: 'digits': raced: ",
            "Amorsize: 'roots': NotFound; NotFound: no entry for this workload",
            "Amorsize: 'roots': chosen: ");
        Assert.IsEmpty(consumer.Build().Messages.Where(message => message.Contains("is looked up by", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Commands_ProjectNotBuilt_SayToBuildFirst()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Directory.Delete(consumer.At("bin"), recursive: true);

        AssertSays(Command(consumer, "AmorsizeStatus"), "is not built yet, so its workloads are not known; build first", "2 entries");
        AssertSays(Command(consumer, "AmorsizePrune"), "nothing is pruned: App is not built yet");
        AssertSays(consumer.Command("build -t:AmorsizeTune"), "nothing is measured: App is not built yet");
    }

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
    public void Verify_DefectiveEntries_WarnsOfEachAndQuarantinesOnRepair()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").Truncate();
        consumer.Entry("roots").SetFormatVersion(9);
        consumer.Write("obj/amorsize/notes.txt", "mine");
        var before = Folder.State(consumer.At(MeasuredProgram.Cache));

        var log = Command(consumer, "AmorsizeVerify");

        Assert.Contains("truncated", log.TheWarning("AMZ1004").Text);
        Assert.Contains("format cached v9, current v1", log.TheWarning("AMZ1005").Text);
        AssertSays(log, "0 valid, 1 corrupt, 0 unreadable, 1 of other versions, 0 tombstones, 0 set aside before, 1 not ours; 0 set aside now");
        Assert.AreSequenceEqual(before, Folder.State(consumer.At(MeasuredProgram.Cache)));

        AssertSays(Command(consumer, "AmorsizeVerify -p:AmorsizeRepair=true"), "It was set aside", "1 set aside now");

        Assert.HasCount(0, consumer.EntryFiles("digits"));
        Assert.HasCount(1, consumer.EntryFiles("roots"));
        Command(consumer, "AmorsizeVerify -p:AmorsizeRepair=true").TheWarning("AMZ1005");
    }

    [TestMethod]
    public void Prune_WorkloadNoLongerFlagged_RemovesItsEntry()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Edit("Workloads.cs", "[Workload(\"roots\", Items = nameof(Reals))]", "");
        consumer.Build().MeasuredNothing();

        var log = Command(consumer, "AmorsizePrune");

        AssertSays(log, "1 entries, 0 unusable files, 0 tombstones");
        log.HasNoWarnings();
        AssertSays(Command(consumer, "AmorsizeStatus"), "1 entries, 1 tombstones");
        consumer.Build().MeasuredNothing();
    }

    [TestMethod]
    public void Prune_InOneCallWithBuild_DoesBoth()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Edit("Workloads.cs", "[Workload(\"roots\", Items = nameof(Reals))]", "");

        var log = consumer.Command("build -t:Build;AmorsizePrune");

        log.MeasuredNothing();
        AssertSays(log, "1 entries, 0 unusable files");
        Assert.Contains("digits", consumer.Settings().Names);
    }

    [TestMethod]
    public void Clear_FilledCache_DeletesEntriesAndKeepsForeignFiles()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Write("obj/amorsize/notes.txt", "mine");

        AssertSays(Command(consumer, "AmorsizeClear"), "2 entries, 0 tombstones, 0 set aside, 0 temporary files; 0 could not be deleted");

        Assert.AreSequenceEqual(["cache.lock", "notes.txt"], Folder.Files(consumer.At(MeasuredProgram.Cache)));
        Assert.AreSequenceEqual(["digits", "roots"], consumer.Build().Measured);
    }

    [TestMethod]
    public void Commands_CacheCannotBeLocked_GiveOneWarning()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        File.Delete(consumer.At("obj/amorsize/cache.lock"));
        Directory.CreateDirectory(consumer.At("obj/amorsize/cache.lock"));

        foreach (var target in (string[])["AmorsizeClear", "AmorsizePrune"])
            Assert.Contains("The result cache cannot be changed", Command(consumer, target).TheWarning("AMZ3001").Text);

        Assert.HasCount(1, consumer.EntryFiles("digits"));
        Command(consumer, "AmorsizeExport").HasNoWarnings();
        Command(consumer, "AmorsizeImport").TheWarning("AMZ3001");
    }

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

        // What an earlier build wrote is neither changed nor deleted.
        consumer.Entry("digits").MoveInTime(-TimeSpan.FromDays(8));
        Assert.AreSequenceEqual(["digits"], consumer.Command("build -t:AmorsizePrewarm -p:AmorsizeMode=CacheOnly", ("CI", "true")).Measured);
        Assert.AreEqual(settings, File.ReadAllText(consumer.At(MeasuredProgram.SettingsPath)));
        consumer.Command("clean");
        Assert.IsFalse(File.Exists(consumer.At(MeasuredProgram.SettingsPath)));
    }

    [TestMethod]
    public void Commands_DisabledOrTooOldEngine_DoNothing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var before = Folder.State(consumer.At("obj"));

        foreach (var target in (string[])["AmorsizeStatus", "AmorsizeReport", "AmorsizeVerify", "AmorsizePrune", "AmorsizeClear", "AmorsizeExport", "AmorsizeImport"])
            AssertSays(Command(consumer, $"{target} -p:AmorsizeEnabled=false"), "nothing is done for App, because AmorsizeEnabled is false");
        AssertSays(Command(consumer, "AmorsizeClear -p:_AmorsizeEngineVersion=17.14.0"), "nothing is done for App: this needs MSBuild 18");

        Assert.AreSequenceEqual(before, Folder.State(consumer.At("obj")));
        Assert.IsFalse(File.Exists(consumer.At(Baseline)));
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
    public void Commands_SeveralFrameworks_RunPerFrameworkOrOncePerCache()
    {
        var consumer = Create(
            """
            #file App.csproj
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
              </ItemGroup>
            </Project>
            #file Work.cs
            using Amorsize;
            public static class Work
            {
                public static int[] Numbers => [.. Enumerable.Range(1, 30)];

                [Workload("squares", Items = nameof(Numbers))]
                public static int Square(int number) => number * number;
            }
            """);
        var prewarm = consumer.Command("build -t:AmorsizePrewarm", ("CI", "true"));

        Assert.AreSequenceEqual(OlderRuntime.MeasuredForBoth("squares"), prewarm.Measured);
        Assert.IsEmpty(Folder.Files(consumer.At("bin")).Where(file => file.EndsWith(".amorsize.json", StringComparison.Ordinal)));
        AssertSays(Command(consumer, "AmorsizeStatus"), "App (net8.0, Debug)", "App (net10.0, Debug)", "Hit     Cached");
        Assert.AreEqual(1, TimesOf(Command(consumer, "AmorsizeReport"), "Amorsize: the report is in "));
        foreach (var framework in (string[])["net8.0", "net10.0"])
            Assert.Contains($"<h2>App, {framework}, Debug</h2>", File.ReadAllText(consumer.At("obj/amorsize/report.html")));
        Assert.AreEqual(2, TimesOf(Command(consumer, "AmorsizePrune"), "Amorsize: pruned "));
        Assert.AreEqual(1, TimesOf(Command(consumer, "AmorsizeVerify"), "Amorsize: verified "));
        Assert.AreEqual(1, TimesOf(Command(consumer, "AmorsizeExport"), "Amorsize: exported "));
        Assert.AreEqual(1, TimesOf(Command(consumer, "AmorsizeClear"), "Amorsize: cleared "));
        Assert.AreEqual(1, TimesOf(Command(consumer, "AmorsizeImport"), "Amorsize: imported "));
        AssertSays(Command(consumer, "AmorsizeStatus"), "Hit     Cached");
    }

    private static int TimesOf(BuildLog log, string text) => log.Process.Output.Split(text).Length - 1;

    // The cells of the table; an empty one is none.
    private static List<string[]> Rows(BuildLog status) =>
        [.. status.Messages.SkipWhile(message => !message.StartsWith("workload ", StringComparison.Ordinal)).TakeWhile(message => !message.Contains(": ", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static BuildLog Command(Consumer consumer, string target)
    {
        var log = consumer.Command($"build -t:{target}");
        DidNotBuild(log);
        return log;
    }

    private static BuildLog Failing(Consumer consumer, string target)
    {
        var log = consumer.BuildWithErrors($"-t:{target}");
        DidNotBuild(log);
        return log;
    }

    private static void DidNotBuild(BuildLog log)
    {
        Assert.DoesNotContain("CoreCompile", log.Targets);
        log.MeasuredNothing();
    }

    /// <summary>On the console, at the verbosity that a build has unless it is told otherwise.</summary>
    private static void AssertSays(BuildLog log, params string[] texts)
    {
        foreach (var text in texts)
            Assert.Contains(text, log.Process.Output);
    }
}
