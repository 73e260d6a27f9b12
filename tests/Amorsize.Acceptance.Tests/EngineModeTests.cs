using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

/// <summary>Builds in the modes of MSBuild: in parallel, as a solution, as a question, or with another output path.</summary>
[TestClass]
public sealed class EngineModeTests : AcceptanceTest
{
    private const int Projects = 4;

    [TestMethod]
    public void ParallelBuild_OfASolution_ProfilesOneProjectAtATime()
    {
        var consumer = Create(Solution());

        var first = consumer.Build("All.slnx -m:4");

        // Each workload opens one shared file exclusively, so it throws if two profilers run at the same time.
        first.HasNoWarnings();
        Assert.AreSequenceEqual(Enumerable.Range(0, Projects).Select(i => $"alone {i}"), first.Measured.Order(StringComparer.Ordinal));
        consumer.Build("All.slnx -m:4").MeasuredNothing();
    }

    [TestMethod]
    public void ConcurrentBuilds_OfOneProject_MeasureOnce()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();
        Directory.Delete(consumer.At(MeasuredProgram.Cache), recursive: true);

        var logs = new[] { "one", "other" }.AsParallel().WithDegreeOfParallelism(2).Select(name => consumer.Beside(name, "build --no-restore")).ToList();

        logs.ForEach(log => log.HasNoWarnings());
        Assert.AreSequenceEqual(["digits", "roots"], logs.SelectMany(log => log.Measured).Order(StringComparer.Ordinal));
        consumer.Build().MeasuredNothing();
    }

    [TestMethod]
    public void SolutionBuild_MeasuringLast_MeasuresAfterAllIsBuilt()
    {
        var consumer = Create(
            """
            #file Directory.Build.props
            <Project>
              <Import Project="../Directory.Build.props" />
              <PropertyGroup>
                <AmorsizeMode Condition="'$(BuildingSolutionFile)' == 'true'">CacheOnly</AmorsizeMode>
                <BaseOutputPath>$(SolutionDir)out/$(MSBuildProjectName)/</BaseOutputPath>
              </PropertyGroup>
            </Project>
            #file Directory.Solution.targets
            <Project>
              <Target Name="MeasureLast" AfterTargets="Build;Rebuild" Condition="'$(CI)' != 'true'">
                <MSBuild Projects="@(ProjectReference)" Targets="AmorsizeTune" Properties="SolutionDir=$(SolutionDir)" SkipNonexistentTargets="true" />
              </Target>
            </Project>
            #file All.slnx
            <Solution>
              <Project Path="One/One.csproj" />
              <Project Path="Several/Several.csproj" />
              <Project Path="Without/Without.csproj" />
            </Solution>
            #file One/One.csproj
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
                <Compile Include="../Several/Work.cs" />
              </ItemGroup>
            </Project>
            #file Several/Several.csproj
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
              </ItemGroup>
            </Project>
            #file Several/Work.cs
            using Amorsize;
            public static class Work
            {
                public static int[] Numbers => [1, 2, 3];

                [Workload("work", Items = nameof(Numbers))]
                public static int Measure(int number) => number;
            }
            #file Without/Without.csproj
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);

        var first = consumer.Build("All.slnx -m:2");

        Assert.AreSequenceEqual(["work", .. OlderRuntime.MeasuredForBoth("work")], first.Measured);
        Assert.IsLessThan(first.Targets.IndexOf("AmorsizeTune"), first.Targets.LastIndexOf("CopyFilesToOutputDirectory"));
        Assert.AreEqual("Profiled", new SettingsFile(consumer.At("out/One/Debug/net10.0/One.amorsize.json")).Source("work"));
        Assert.AreEqual("Profiled", new SettingsFile(consumer.At("out/Several/Debug/net10.0/Several.amorsize.json")).Source("work"));
        // The second build stores the up-to-date check. The third lists its file among the outputs. The fourth has nothing to do.
        Assert.IsEmpty(consumer.Build("All.slnx -m:2").Measured);
        Assert.IsEmpty(consumer.Build("All.slnx -m:2").Measured);
        var obj = Folder.State(consumer.At("One/obj/Debug"));
        Assert.IsEmpty(consumer.Build("All.slnx -m:2").Measured);
        Assert.AreSequenceEqual(obj, Folder.State(consumer.At("One/obj/Debug")));
    }

    [TestMethod]
    [DataRow("-mt")]
    [DataRow("-graph -isolate")]
    [DataRow("-check")]
    [DataRow("--no-incremental")]
    public void Build_WithEngineSwitch_MeasuresOnce(string arguments)
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Directory.Delete(consumer.At(MeasuredProgram.Cache), recursive: true);

        var first = consumer.Build(arguments);

        Assert.AreSequenceEqual(["digits", "roots"], first.Measured);
        first.HasNoWarnings();
        var second = consumer.Build(arguments);
        second.MeasuredNothing();
        second.HasNoWarnings();
    }

    [TestMethod]
    public void QuestionBuild_StaleEntry_FailsWithoutMeasuring()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();
        consumer.Entry("digits").MoveInTime(-TimeSpan.FromDays(8));
        var before = Folder.State(consumer.At(MeasuredProgram.Cache));

        var log = consumer.BuildWithErrors("-question");

        log.MeasuredNothing();
        Assert.Contains("'digits'", log.TheError("AMZ1006").Text);
        Assert.AreSequenceEqual(before, Folder.State(consumer.At(MeasuredProgram.Cache)));
    }

    [TestMethod]
    public void QuestionBuild_InRefreshMode_LeavesMeasuringToTheNextBuild()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();
        consumer.Build("-p:AmorsizeMode=Refresh -question").MeasuredNothing();

        Assert.AreSequenceEqual(["digits", "roots"], consumer.Build("-p:AmorsizeMode=Refresh").Measured);
    }

    [TestMethod]
    public void Pack_MeasuredProject_MeasuresNothingAndPacksItsSettings()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();

        consumer.Command("pack -c Debug -o packed").MeasuredNothing();

        using var package = System.IO.Compression.ZipFile.OpenRead(Directory.GetFiles(consumer.At("packed"), "*.nupkg").Single());
        Assert.AreSequenceEqual(
            ["lib/net10.0/App.amorsize.json"],
            package.Entries.Select(entry => entry.FullName).Where(name => name.Contains("amorsize", StringComparison.OrdinalIgnoreCase)));
    }

    [TestMethod]
    public void Build_PathWithSpacesAndQuotes_Measures()
    {
        var consumer = Consumer.Create("it's a \u201cpath\u201d, größer & länger (50 %) ключ", MeasuredProgram.Source);

        var first = consumer.Build();

        Assert.AreSequenceEqual(["digits", "roots"], first.Measured);
        first.HasNoWarnings();
        consumer.Build().MeasuredNothing();
        consumer.Build().MeasuredNothing();
        Assert.StartsWith("Profiled", consumer.Run(MeasuredProgram.Output + "App.dll"));
        consumer.Delete();
    }

    [TestMethod]
    public void Build_OutputOutsideSources_WritesNothingToTheSources()
    {
        var consumer = Create(
            $"""
            #file sources/Directory.Build.props
            <Project>
              <Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../../'))" />
              <PropertyGroup>
                <UseArtifactsOutput>true</UseArtifactsOutput>
                <ArtifactsPath>$(MSBuildThisFileDirectory)../artifacts</ArtifactsPath>
              </PropertyGroup>
            </Project>
            {MeasuredProgram.Source.Replace("#file ", "#file sources/", StringComparison.Ordinal)}
            """);
        var sources = Folder.State(consumer.At("sources"));

        var first = consumer.Build("sources");

        Assert.AreSequenceEqual(["digits", "roots"], first.Measured);
        first.HasNoWarnings();
        consumer.Build("sources").MeasuredNothing();
        Assert.AreSequenceEqual(sources, Folder.State(consumer.At("sources")));
        Assert.IsTrue(File.Exists(consumer.At("artifacts/bin/App/debug/App.amorsize.json")));
        Assert.IsTrue(Directory.Exists(consumer.At("artifacts/obj/App/amorsize")));
    }

    private static string Solution()
    {
        var projects = Enumerable.Range(0, Projects).Select(i =>
            $$"""
            #file P{{i}}/P{{i}}.csproj
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
              </ItemGroup>
            </Project>
            #file P{{i}}/Work.cs
            using Amorsize;
            public static class Work
            {
                // The path leads from the output folder of a project to the folder of the solution.
                private static readonly FileStream Alone = new("../../../../alone", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

                public static int[] Numbers => [1, 2, 3];

                [Workload("alone {{i}}", Items = nameof(Numbers))]
                public static long Measure(int number) => Alone.Length + number;
            }

            """);
        return $"""
            #file All.slnx
            <Solution>
            {string.Concat(Enumerable.Range(0, Projects).Select(i => $"  <Project Path=\"P{i}/P{i}.csproj\" />\n"))}</Solution>
            {string.Concat(projects)}
            """;
    }
}
