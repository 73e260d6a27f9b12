using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

/// <summary>Projects with two target frameworks. The machine may lack the runtime of the older one.</summary>
[TestClass]
public sealed class FrameworkTests : AcceptanceTest
{
    private static string Files =>
        """
        #file App.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFrameworks>net10.0;net8.0</TargetFrameworks>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
          </ItemGroup>
        </Project>
        #file Program.cs
        using Amorsize;
        Console.WriteLine(TunedSettings.For("squares").Source);
        public static class Work
        {
            public static int[] Numbers => [.. Enumerable.Range(1, 30)];

            [Workload("squares", Items = nameof(Numbers))]
            public static int Square(int number) => number * number;
        }
        """;

    [TestMethod]
    public void Build_SeveralFrameworks_MeasuresEachForItself()
    {
        var consumer = Create(Files);

        var first = consumer.Build();

        Assert.AreSequenceEqual(OlderRuntime.MeasuredForBoth("squares"), first.Measured);
        first.HasNoWarnings();
        Assert.AreEqual("Profiled", Settings(consumer, "net10.0").Source("squares"));
        IsMeasuredOrCannotRunHere(consumer, first.CodedMessages("AMZ0003"));

        var output = Folder.State(consumer.At("bin"));
        var second = consumer.Build();

        Assert.IsEmpty(second.Measured);
        second.HasNoWarnings();
        Assert.AreSequenceEqual(output, Folder.State(consumer.At("bin")));

        var refresh = consumer.Command("build -t:AmorsizeRefresh");

        Assert.AreSequenceEqual(OlderRuntime.MeasuredForBoth("squares"), refresh.Measured);
        Assert.AreEqual("Profiled", Settings(consumer, "net10.0").Source("squares"));
        IsMeasuredOrCannotRunHere(consumer, refresh.CodedMessages("AMZ0003"));
    }

    [TestMethod]
    public void Build_SeveralFrameworksWithTooOldEngine_GivesOneWarning()
    {
        var log = Create(Files).Build("-p:_AmorsizeEngineVersion=17.14.0");

        log.TheWarning("AMZ0002");
    }

    private static SettingsFile Settings(Consumer consumer, string framework) => new(consumer.At($"bin/Debug/{framework}/App.amorsize.json"));

    private static void IsMeasuredOrCannotRunHere(Consumer consumer, IReadOnlyList<string> messages)
    {
        var older = Settings(consumer, "net8.0");
        if (OlderRuntime.IsInstalled)
        {
            Assert.IsEmpty(messages);
            Assert.AreEqual("Profiled", older.Source("squares"));
            return;
        }
        Assert.HasCount(1, messages);
        Assert.Contains("the .NET runtime it needs is not installed", messages[0]);
        Assert.AreEqual("Default", older.Source("squares"));
        Assert.Contains("not installed", older.Reason("squares"));
    }
}
