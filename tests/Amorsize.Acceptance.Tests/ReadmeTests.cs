using System.Text.RegularExpressions;
using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

/// <summary>That the README's worked example works as it stands there.</summary>
[TestClass]
public sealed partial class ReadmeTests : AcceptanceTest
{
    [TestMethod]
    public void TheWorkedExampleIsMeasuredAndRuns()
    {
        var example = AcceptanceRun.Readme[AcceptanceRun.Readme.IndexOf("### A worked example", StringComparison.Ordinal)..];
        var code = CSharp.Matches(example).Take(3).Select(block => block.Groups[1].Value).ToList();
        var (slow, flagged, tuned) = (code[0], code[1], code[2]);
        var consumer = Create(
            $"""
            #file App.csproj
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
              </ItemGroup>
            </Project>
            #file Shop.cs
            {flagged}
            #file Program.cs
            using Amorsize;
            {slow}
            {tuned}
            Console.WriteLine("done");
            """);

        Assert.AreSequenceEqual(["archive", "price"], consumer.Build("-p:AmorsizeTimeBudget=00:00:03").Measured);

        Assert.IsGreaterThan(10, (double)consumer.Config()["price"]["speedup"]!, "it waits, so that many at once are of use on any machine");
        Assert.Contains("done", consumer.Run("bin/Debug/net10.0/App.dll"));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp { get; }
}
