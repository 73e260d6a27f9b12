using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

/// <summary>A workload has the conditions that <c>dotnet run</c> gives to the program.</summary>
[TestClass]
public sealed class ConditionTests : AcceptanceTest
{
    private static readonly Lazy<(Consumer Consumer, BuildLog Log)> Built = new(() =>
    {
        var consumer = Consumer.Create(nameof(ConditionTests), Files);
        return (consumer, consumer.Build());
    });

    private static string Files =>
        """
        #file App.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <PublishTrimmed>true</PublishTrimmed>
            <AmorsizeTimeBudget>00:00:00.200</AmorsizeTimeBudget>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
          </ItemGroup>
        </Project>
        #file Properties/launchSettings.json
        {
          // The first profile of a project counts.
          "profiles": {
            "IIS": { "commandName": "IISExpress" },
            "App": {
              "commandName": "Project", "applicationUrl": "http://localhost:5000", "commandLineArgs": "--file \"a b\"",
              "environmentVariables": { "DOTNET_ENVIRONMENT": "Development", "MODE": "fast" }
            },
          }
        }
        #file samples/one.txt
        1
        #file Program.cs
        Facts.Write("run");
        #file Facts.cs
        using System.Reflection;
        using Amorsize;
        public static class Facts
        {
            private static readonly bool isWritten = Write("measured");

            static string[] Samples => Directory.GetFiles("samples", "*.txt");

            [Workload("reads", Items = nameof(Samples), ItemCount = 20)]
            public static int Read(string path) => isWritten ? File.ReadAllText(path).Length : 0;

            public static bool Write(string kind)
            {
                var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("AMORSIZE_PROFILER") || name == "DOTNET_STARTUP_HOOKS");
                File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, kind + ".facts"),
                [
                    Environment.CurrentDirectory, AppContext.BaseDirectory, AppDomain.CurrentDomain.FriendlyName, Assembly.GetEntryAssembly()!.FullName!,
                    .. Environment.GetCommandLineArgs(), .. variables,
                    .. new[] { "DOTNET_ENVIRONMENT", "MODE", "DOTNET_LAUNCH_PROFILE", "ASPNETCORE_URLS" }.Select(name => name + "=" + Environment.GetEnvironmentVariable(name)),
                ]);
                return true;
            }
        }
        """;

    [TestMethod]
    public void Workload_Measured_HasTheConditionsOfDotNetRun()
    {
        var (consumer, log) = Built.Value;

        DotNet.Run(consumer.Root, "run --no-build", consumer.Environment).Passed();

        Assert.Contains("reads", log.Measured);
        Assert.AreSequenceEqual(File.ReadAllLines(consumer.At("bin/Debug/net10.0/run.facts")), File.ReadAllLines(consumer.At("bin/Debug/net10.0/measured.facts")));
    }

    [TestMethod]
    public void AmorsizeWorkingDirectory_RelativePath_IsTheCurrentDirectory()
    {
        var consumer = CopyOf(Built.Value.Consumer);
        Directory.CreateDirectory(consumer.At("data/samples"));
        File.WriteAllText(consumer.At("data/samples/two.txt"), "2");

        consumer.Build("-t:AmorsizeRefresh -p:AmorsizeWorkingDirectory=data");

        Assert.AreEqual(consumer.At("data"), File.ReadLines(consumer.At("bin/Debug/net10.0/measured.facts")).First());
    }
}
