using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

/// <summary>Projects with more than one target framework, one of which this machine may have no runtime of.</summary>
[TestClass]
public sealed class FrameworkTests : AcceptanceTest
{
    private static readonly Lazy<bool> HasOlderRuntime = new(() =>
        DotNet.Run(AcceptanceRun.Root, "--list-runtimes", []).Passed().Output.Contains("Microsoft.NETCore.App 8.", StringComparison.Ordinal));

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
    public void EachFrameworkIsMeasuredForItself()
    {
        var consumer = Create(Files);

        var first = consumer.Build();

        Assert.AreSequenceEqual(["squares", "squares"], first.Measured);
        first.HasNoWarnings();
        Assert.AreEqual("Profiled", Config(consumer, "net10.0").Source("squares"));
        IsMeasuredOrCannotRunHere(consumer, first.CodedMessages("AMZ0003"));

        var second = consumer.Build();

        Assert.HasCount(HasOlderRuntime.Value ? 0 : 1, second.Measured);
        second.HasNoWarnings();

        var refresh = consumer.Command("build -t:AmorsizeRefresh");

        Assert.AreSequenceEqual(["squares", "squares"], refresh.Measured);
        Assert.AreEqual("Profiled", Config(consumer, "net10.0").Source("squares"));
        IsMeasuredOrCannotRunHere(consumer, refresh.CodedMessages("AMZ0003"));
    }

    [TestMethod]
    public void AnEngineThatCannotLoadTheTasksIsOneWarningForAllFrameworks()
    {
        var log = Create(Files).Build("-p:_AmorsizeEngineVersion=17.14.0");

        log.TheWarning("AMZ0002");
    }

    private static SettingsFile Config(Consumer consumer, string framework) => new(consumer.At($"bin/Debug/{framework}/App.amorsize.json"));

    private static void IsMeasuredOrCannotRunHere(Consumer consumer, IReadOnlyList<string> messages)
    {
        var older = Config(consumer, "net8.0");
        if (HasOlderRuntime.Value)
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
