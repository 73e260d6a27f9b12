using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests.Commands;

/// <summary>Every target that is run on demand, in projects that are not built, disabled, or built for several frameworks.</summary>
[TestClass]
public sealed class CommandTests : CommandTest
{
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
    public void Commands_DisabledOrTooOldEngine_DoNothing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var before = Folder.State(consumer.At("obj"));

        foreach (var target in (string[])["AmorsizeStatus", "AmorsizeReport", "AmorsizeVerify", "AmorsizePrune", "AmorsizeClear", "AmorsizeExport", "AmorsizeImport"])
            AssertSays(Command(consumer, $"{target} -p:AmorsizeEnabled=false"), "nothing is done for App, because AmorsizeEnabled is false");
        AssertSays(Command(consumer, "AmorsizeClear -p:_AmorsizeEngineVersion=17.14.0"), "nothing is done for App: this needs MSBuild 18");

        Assert.AreSequenceEqual(before, Folder.State(consumer.At("obj")));
        Assert.IsFalse(File.Exists(consumer.At("amorsize.baseline.json")));
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
}
