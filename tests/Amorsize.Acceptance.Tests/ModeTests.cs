using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class ModeTests : AcceptanceTest
{
    [TestMethod]
    [DataRow("build -p:AmorsizeMode=Refresh")]
    [DataRow("build -t:AmorsizeRefresh")]
    public void Refresh_ValidResults_MeasuresAgain(string command)
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var measured = consumer.Settings();

        var log = consumer.Command(command);

        Assert.AreSequenceEqual(["digits", "roots"], log.Measured);
        log.HasNoWarnings();
        Assert.AreEqual("Profiled", consumer.Settings().Source("digits"));
        Assert.AreNotEqual(measured.ProfiledAt("digits"), consumer.Settings().ProfiledAt("digits"));
        Assert.HasCount(1, consumer.EntryFiles("digits"));
        consumer.Build().MeasuredNothing();
    }

    [TestMethod]
    public void DesignTimeBuild_Always_RunsNoTargetOfThePackage()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Directory.Delete(consumer.At(MeasuredProgram.Cache), recursive: true);

        var log = consumer.Command(
            "msbuild -t:Compile -p:DesignTimeBuild=true -p:BuildingProject=false -p:SkipCompilerExecution=true -p:ProvideCommandLineArgs=true");

        Assert.IsEmpty(log.Targets.Where(target => target.Contains("Amorsize", StringComparison.Ordinal)));
        Assert.IsFalse(Directory.Exists(consumer.At(MeasuredProgram.Cache)));
    }

    [TestMethod]
    public void CopyTarget_RunAlone_LooksNothingUp()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Directory.Delete(consumer.At(MeasuredProgram.Cache), recursive: true);

        var log = consumer.Command("msbuild -t:CopyFilesToOutputDirectory");

        log.MeasuredNothing();
        Assert.DoesNotContain("CheckWorkloads", log.Tasks);
    }

    [TestMethod]
    public void Clean_MeasuredProject_DeletesSettingsFileAndKeepsCache()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();
        var cache = Folder.State(consumer.At(MeasuredProgram.Cache));

        consumer.Command("clean");

        Assert.IsFalse(File.Exists(consumer.At(MeasuredProgram.SettingsPath)));
        Assert.AreSequenceEqual(cache, Folder.State(consumer.At(MeasuredProgram.Cache)));
        Assert.IsEmpty(Directory.GetFiles(consumer.At("obj/Debug"), "*.amorsize.*", SearchOption.AllDirectories));
        consumer.Build().MeasuredNothing();
        Assert.IsTrue(File.Exists(consumer.At(MeasuredProgram.SettingsPath)));
    }

    [TestMethod]
    public void Rebuild_ValidResults_MeasuresNothing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();

        var log = consumer.Command("build -t:Rebuild");

        Assert.Contains("Csc", log.Tasks);
        log.MeasuredNothing();
        Assert.IsTrue(File.Exists(consumer.At(MeasuredProgram.SettingsPath)));
    }

    [TestMethod]
    public void Build_AnotherConfiguration_IsMeasuredForItself()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        Assert.AreSequenceEqual(["digits", "roots"], consumer.Build("-c Release").Measured);

        consumer.Build().MeasuredNothing();
        consumer.Build("-c Release").MeasuredNothing();
    }

    [TestMethod]
    public void Build_NothingFlagged_WritesNoFiles()
    {
        var consumer = Create(
            """
            #file Plain.csproj
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
              </ItemGroup>
            </Project>
            #file Plain.cs
            public static class Plain;
            """);

        var log = consumer.Build();

        log.MeasuredNothing();
        log.HasNoWarnings();
        Assert.DoesNotContain("WriteSettings", log.Tasks);
        Assert.DoesNotContain("PruneCache", log.Tasks);
        Assert.IsFalse(Directory.Exists(consumer.At(MeasuredProgram.Cache)));
        Assert.IsEmpty(Folder.Files(consumer.At("bin")).Where(file => file.EndsWith(".amorsize.json", StringComparison.Ordinal)));

        // The next build loads no task of the package until a workload is flagged.
        Assert.DoesNotContain("CheckWorkloads", consumer.Build().Tasks);
        consumer.Write("Work.cs", """
            using Amorsize;
            public static class Work
            {
                public static int[] Numbers => [1, 2, 3];

                [Workload("new", Items = nameof(Numbers))]
                public static int Square(int number) => number * number;
            }
            """);
        Assert.AreSequenceEqual(["new"], consumer.Build().Measured);

        consumer.Command("clean");

        Assert.IsEmpty(Folder.Files(consumer.At("obj")).Where(file => file.Contains(".amorsize.", StringComparison.Ordinal)));
    }
}
