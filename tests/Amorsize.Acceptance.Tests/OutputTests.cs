using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

/// <summary>Workloads that write to their console.</summary>
[TestClass]
public sealed class OutputTests : AcceptanceTest
{
    private static readonly Lazy<(Consumer Consumer, BuildLog Log)> Built = new(() =>
    {
        var consumer = Consumer.Create(nameof(OutputTests), Files);
        return (consumer, consumer.Build());
    });

    private static string Files =>
        """
        #file App.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <AmorsizeTimeBudget>00:00:01</AmorsizeTimeBudget>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
          </ItemGroup>
        </Project>
        #file Program.cs
        return;
        #file Writers.cs
        using System.Diagnostics;
        using System.Runtime.InteropServices;
        using System.Text;
        using Amorsize;
        public static class Writers
        {
            private static readonly string wide = new('x', 1 << 16);

            public static int[] Numbers => [.. Enumerable.Range(1, 50)];

            [Workload("out", Items = nameof(Numbers))]
            public static void Out(int number) => Console.WriteLine("noise " + number);

            [Workload("err", Items = nameof(Numbers))]
            public static void Error(int number) => Console.Error.WriteLine("noise " + number);

            [Workload("no line ends", Items = nameof(Numbers))]
            public static void NoLineEnds(int number) => Console.Write(wide);

            [Workload("raw", Items = nameof(Numbers))]
            public static void Raw(int number)
            {
                using var output = Console.OpenStandardOutput();
                using var errors = Console.OpenStandardError();
                output.Write(Encoding.UTF8.GetBytes(wide));
                errors.Write(Encoding.UTF8.GetBytes(wide));
            }

            [Workload("input", Items = nameof(Numbers))]
            public static void Input(int number)
            {
                if (Console.ReadLine() is not null)
                    throw new InvalidOperationException("The input is not at its end.");
            }

            [Workload("much", Items = nameof(Numbers))]
            public static void Much(int number)
            {
                using var errors = Console.OpenStandardError();
                for (var write = 0; write < 1_000_000; write++)
                    errors.Write("much without end"u8);
                Environment.FailFast("last words");
            }
        }
        """;

    [TestMethod]
    [DataRow("out")]
    [DataRow("err")]
    [DataRow("no line ends")]
    [DataRow("raw")]
    [DataRow("input")]
    public void Workload_UsesItsConsole_IsMeasured(string workload) =>
        Assert.Contains($"Amorsize: '{workload}': ", Built.Value.Log.Process.Output);

    [TestMethod]
    public void Build_OfWorkloadsThatWrite_ShowsNothingOfIt()
    {
        Assert.DoesNotContain("noise 1", Built.Value.Log.Process.Output);
        Assert.DoesNotContain("xxx", Built.Value.Log.Process.Output);
    }

    [TestMethod]
    public void Workload_CrashesAfterMuchOutput_WarningQuotesTheRuntime() => Assert.Contains("last words", Built.Value.Log.TheWarning("AMZ2003").Text);
}
