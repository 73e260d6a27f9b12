using System.Text.Json.Nodes;
using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

/// <summary>Settings and <c>Amorsize.dll</c> reach the programs that use them: through packages, shared references and publish.</summary>
[TestClass]
public sealed class TravellingSettingsTests : AcceptanceTest
{
    // Other tests keep the processors busy, and each workload must have a result here.
    private const string Budget = "<AmorsizeTimeBudget>00:00:05</AmorsizeTimeBudget>";

    // A result of a quiet machine, since a busy one may refuse to measure.
    private const string Measured = """
        {
          "formatVersion": 1,
          "machine": { "processors": 2 },
          "workloads": {
            "wait": {
              "maxDegreeOfParallelism": 2, "chunkSize": 4, "execution": "Threads", "speedup": 1.9, "reason": "measured; on a quiet machine",
              "source": "Profiled",
              "warnings": []
            }
          }
        }
        """;

    private const string Waiting = """
        using Amorsize;
        public static class Waiting
        {
            static int[] Numbers => [.. Enumerable.Range(1, 40)];

            [Workload("wait", Items = nameof(Numbers))]
            public static int Wait(int number)
            {
                Thread.SpinWait(5_000);
                return number;
            }

            public static TunedSettings Settings() => TunedSettings.For("wait");
        }
        """;

    private static string App(string references, string frameworks = "<TargetFramework>net10.0</TargetFramework>") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            {frameworks}
            {Budget}
          </PropertyGroup>
          <ItemGroup>
            {references}
          </ItemGroup>
        </Project>
        """;

    private static string Library(string attribute = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
            <LangVersion>latest</LangVersion>
            {Budget}
            <PackageId>Amorsize.Acceptance.Packed</PackageId>
            <PackageOutputPath>../packed</PackageOutputPath>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" {attribute} />
          </ItemGroup>
        </Project>
        """;

    [TestMethod]
    public void Pack_LibraryWithWorkloads_SettingsReachTheProgramRescaled()
    {
        var consumer = Consumer.Create("packed library", $"""
            #file Lib/Lib.csproj
            {Library()}
            #file Lib/Waiting.cs
            {Waiting}
            #file App/App.csproj
            {App("""<PackageReference Include="Amorsize.Acceptance.Packed" Version="1.0.0" />""", "<TargetFramework>net10.0</TargetFramework><RestoreAdditionalProjectSources>$(RestoreAdditionalProjectSources);../packed</RestoreAdditionalProjectSources>")}
            #file App/Program.cs
            Console.WriteLine(Waiting.Settings().Source);
            """);

        consumer.Build("Lib -c Release -p:AmorsizeMode=CacheOnly");
        consumer.Write("Lib/bin/Release/net10.0/Lib.amorsize.json", Measured);
        Assert.IsEmpty(consumer.Command("pack Lib --no-build").CodedWarnings("AMZ0004"));
        consumer.ForgetRestore();
        var built = consumer.Build("App");

        Assert.IsEmpty(built.Measured);
        Assert.AreEqual("Rescaled", consumer.Run("App/bin/Debug/net10.0/App.dll"));
    }

    [TestMethod]
    public void Pack_PrivateReference_WarnsWhatToWrite()
    {
        var consumer = Consumer.Create("private reference", $"""
            #file Lib.csproj
            {Library("PrivateAssets=\"all\"")}
            #file Waiting.cs
            {Waiting}
            """);

        Assert.Contains("without PrivateAssets", consumer.Command("pack -p:AmorsizeMode=CacheOnly").TheWarning("AMZ0004").Text);
    }

    [TestMethod]
    public void Build_TwoAssembliesWithOneName_GivesEachItsOwn()
    {
        var consumer = Consumer.Create("one name", $$"""
            #file Lib/Lib.csproj
            {{Library()}}
            #file Lib/Waiting.cs
            {{Waiting}}
            #file App/App.csproj
            {{App("""<ProjectReference Include="../Lib/Lib.csproj" />""", "<TargetFramework>net10.0</TargetFramework><TieredCompilation>false</TieredCompilation>")}}
            #file App/Program.cs
            using Amorsize;
            Console.Write($"{Own.Settings().Reason}|{Waiting.Settings().Reason}");
            public static class Own
            {
                static int[] Numbers => [.. Enumerable.Range(1, 40)];

                [Workload("wait", Items = nameof(Numbers), MaxDegreeOfParallelism = 1)]
                public static void Compute(int number) => Thread.SpinWait(10_000);

                public static TunedSettings Settings() => TunedSettings.For("wait");
            }
            """);

        var built = consumer.Build("App -c Release");

        Assert.Contains("'wait' is flagged by App and by Lib", built.TheWarning("AMZ0005").Text);
        // Without tiers every method is optimized at once, so a method that may be inlined is inlined.
        var reasons = ((string[])["App", "Lib"]).Select(assembly => new SettingsFile(consumer.At($"App/bin/Release/net10.0/{assembly}.amorsize.json")).Reason("wait"));
        Assert.AreEqual(string.Join('|', reasons), consumer.Run("App/bin/Release/net10.0/App.dll"));
    }

    [TestMethod]
    public void Build_GlobalPackageReference_CompilesAndMeasures()
    {
        var consumer = Consumer.Create("global reference", $"""
            #file Directory.Packages.props
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <GlobalPackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
              </ItemGroup>
            </Project>
            #file App.csproj
            {App("")}
            #file Waiting.cs
            {Waiting}
            #file Program.cs
            Console.WriteLine(Waiting.Settings().Name);
            """);

        Assert.AreSequenceEqual(["wait"], consumer.Build().Measured);
        Assert.AreEqual("wait", consumer.Run("bin/Debug/net10.0/App.dll"));
    }

    [TestMethod]
    public void Publish_ForAnotherRuntime_SaysSoAndPublishesRescaledSettings()
    {
        var consumer = Consumer.Create("another runtime", $"""
            #file App.csproj
            {App("""<PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />""")}
            #file Waiting.cs
            {Waiting}
            #file Program.cs
            Console.WriteLine(Waiting.Settings().Source);
            """);
        consumer.Build("-c Release");
        consumer.ForgetRestore();
        var runtime = OperatingSystem.IsWindows() ? "linux-x64" : "win-x64";

        var log = consumer.Command($"publish -r {runtime} --no-self-contained -p:UseAppHost=false");

        Assert.Contains(runtime, log.TheMessage("AMZ0003"));
        // A busy machine may have refused to measure; then there is nothing to rescale.
        var source = new SettingsFile(consumer.At("bin/Release/net10.0/App.amorsize.json")).Source("wait");
        Assert.AreEqual(source is "Profiled" ? "Rescaled" : source, consumer.Run($"bin/Release/net10.0/{runtime}/publish/App.dll"));
    }

    [TestMethod]
    public void Build_WarnAsErrorOnCI_StaleResultIsAWarning()
    {
        var consumer = Consumer.Create("warnaserror", $"""
            #file App.csproj
            {App("""<PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />""")}
            #file Waiting.cs
            {Waiting}
            #file Program.cs
            Console.WriteLine();
            """);

        consumer.Build("-warnaserror -p:ContinuousIntegrationBuild=true").TheWarning("AMZ1001");
        consumer.BuildWithErrors("-warnaserror -p:ContinuousIntegrationBuild=true -p:AmorsizeStaleSeverity=Error");
        consumer.BuildWithErrors("-warnaserror:AMZ1001 -p:ContinuousIntegrationBuild=true");
    }

    [TestMethod]
    [DataRow("Microsoft.NET.Sdk.Web")]
    [DataRow("Microsoft.NET.Sdk.Worker")]
    [DataRow("Microsoft.NET.Sdk.Razor")]
    public void Evaluate_WebSdk_ResultsAreNoContent(string sdk)
    {
        var consumer = Consumer.Create(sdk, $$"""
            #file App.csproj
            <Project Sdk="{{sdk}}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
              </ItemGroup>
              <Target Name="Contents" Returns="@(Content)" />
            </Project>
            #file amorsize.baseline.json
            {}
            #file out/App.amorsize.json
            {}
            #file appsettings.json
            {}
            """);
        consumer.Command("restore");

        var items = JsonNode.Parse(consumer.TargetResult("Contents"))!["TargetResults"]!["Contents"]!["Items"]!.AsArray();

        Assert.AreSequenceEqual(["appsettings.json"], items.Select(item => (string?)item!["Identity"]));
    }
}
