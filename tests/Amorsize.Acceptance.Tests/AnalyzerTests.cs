using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

/// <summary>The analyzers that the package brings run in a real build.</summary>
[TestClass]
public sealed class AnalyzerTests : AcceptanceTest
{
    private const string Files =
        """
        #file App.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
          </ItemGroup>
        </Project>
        #file Work.cs
        using Amorsize;
        public static class Work
        {
            public static int[] Numbers => [1, 2, 3];

            [Workload("squares", Items = "Nmbers")]
            public static int Square(int number) => number * number;

            public static TunedSettings Settings => TunedSettings.For("sqares");
        }
        """;

    [TestMethod]
    public void Build_MistakesInSource_AreReportedAtTheirPlaces()
    {
        var consumer = Create(Files);

        var log = consumer.BuildWithErrors();

        var error = log.CodedErrors("AMZ2004").Single();
        Assert.AreEqual(consumer.At("Work.cs"), error.File);
        Assert.Contains("Items names 'Nmbers'", error.Text);
        Assert.Contains("did you mean 'squares'?", log.CodedWarnings("AMZ6001").Single().Text);
        consumer.Build("-p:AmorsizeEnabled=false --no-incremental").HasNoWarnings();
    }
}
