using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

/// <summary>The forms of methods that can be flagged.</summary>
[TestClass]
[DoNotParallelize] // Other builds would take the processors from its measurements.
public sealed class FormTests : AcceptanceTest
{
    private static readonly Lazy<(Consumer Consumer, BuildLog Log)> Built = new(() =>
    {
        var consumer = Consumer.Create(nameof(FormTests), Files);
        return (consumer, consumer.Build());
    });

    private static string Files =>
        """
        #file App.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <AmorsizeTimeBudget>00:00:03</AmorsizeTimeBudget>
            <!-- A busy machine also needs time to start 17 processes. -->
            <AmorsizeTotalTimeBudget>00:05:00</AmorsizeTotalTimeBudget>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
          </ItemGroup>
        </Project>
        #file Program.cs
        Console.WriteLine(Amorsize.TunedSettings.For("Loops.ReturnsNothing").Source);
        #file Loops.cs
        using Amorsize;
        public class Loops
        {
            private static IEnumerable<int> Numbers() => Enumerable.Range(1, 20);

            private static readonly string[] Words = ["one", "two", "three"];

            [Workload(Items = nameof(Numbers))]
            public static void ReturnsNothing(int number) => GC.KeepAlive(number * number);

            [Workload(Items = nameof(Words), ItemCount = 60)]
            internal static int ReturnsAValue(string word) => word.Length;

            [Workload(Items = nameof(Numbers))]
            public void OnAnInstance(int number) => GC.KeepAlive(number * number);

            [Workload(Items = nameof(Words))]
            private string OnAnInstanceWithAValue(string word) => word + GetType().Name;

            [Workload(Items = nameof(Numbers), Enabled = false)]
            public static int Disabled(int number) => number;

            [Workload("ceiling", Items = nameof(Numbers), MaxDegreeOfParallelism = 3)]
            public static void Waits(int number) => Thread.Sleep(2);

            public static class Nested
            {
                private static int[] Numbers => [1, 2, 3];

                [Workload(Items = nameof(Numbers))]
                public static int Of(int number) => number;
            }
        }
        #file Tasks.cs
        using Amorsize;
        public class Tasks
        {
            private static readonly List<int> Numbers = [.. Enumerable.Range(1, 20)];

            [Workload(Items = nameof(Numbers))]
            public static Task OfTask(int number) => Task.Yield().GetAwaiter().IsCompleted ? Task.CompletedTask : Task.Delay(1);

            [Workload(Items = nameof(Numbers))]
            public static Task OfTaskWithToken(int number, CancellationToken ct) => Task.Delay(1, ct);

            [Workload(Items = nameof(Numbers))]
            public static async Task<int> OfTaskWithValue(int number) { await Task.Delay(1); return number; }

            [Workload(Items = nameof(Numbers))]
            public async Task<int> OfTaskWithValueAndToken(int number, CancellationToken ct) { await Task.Delay(1, ct); return number; }

            [Workload(Items = nameof(Numbers))]
            public static async ValueTask OfValueTask(int number) => await Task.Delay(1);

            [Workload(Items = nameof(Numbers))]
            public async ValueTask OfValueTaskWithToken(int number, CancellationToken ct) => await Task.Delay(1, ct);

            [Workload(Items = nameof(Numbers))]
            public async ValueTask<int> OfValueTaskWithValue(int number) { await Task.Delay(1); return number; }

            [Workload(Items = nameof(Numbers))]
            public static async ValueTask<int> OfValueTaskWithValueAndToken(int number, CancellationToken ct) { await Task.Delay(1, ct); return number; }
        }
        #file Jobs.cs
        using Amorsize;
        public class Jobs
        {
            [Workload(ItemCount = 20)]
            public static int OfLoop(TunedSettings settings) => settings.Map(Enumerable.Range(1, 20), number => number * number).Sum();

            [Workload]
            public async Task OfTask(TunedSettings settings) =>
                await settings.ForEachAsync(Enumerable.Range(1, 10), async (number, ct) => await Task.Delay(1, ct));

            [Workload]
            public void OfOptions(TunedSettings settings) => Parallel.For(0, 20, settings.ToParallelOptions(), number => GC.KeepAlive(number));
        }
        """;

    [TestMethod]
    [DataRow("Loops.ReturnsNothing")]
    [DataRow("Loops.ReturnsAValue")]
    [DataRow("Loops.OnAnInstance")]
    [DataRow("Loops.OnAnInstanceWithAValue")]
    [DataRow("Loops.Nested.Of")]
    [DataRow("Jobs.OfLoop")]
    [DataRow("Jobs.OfOptions")]
    public void Method_Synchronous_IsTunedForThreads(string name) => IsTuned(name, "Threads");

    [TestMethod]
    [DataRow("Tasks.OfTask")]
    [DataRow("Tasks.OfTaskWithToken")]
    [DataRow("Tasks.OfTaskWithValue")]
    [DataRow("Tasks.OfTaskWithValueAndToken")]
    [DataRow("Tasks.OfValueTask")]
    [DataRow("Tasks.OfValueTaskWithToken")]
    [DataRow("Tasks.OfValueTaskWithValue")]
    [DataRow("Tasks.OfValueTaskWithValueAndToken")]
    [DataRow("Jobs.OfTask")]
    public void Method_ReturnsATask_IsTunedAsAsync(string name) => IsTuned(name, "Async");

    [TestMethod]
    public void Method_FlagDisabled_IsNotMeasured()
    {
        Assert.DoesNotContain("Loops.Disabled", Built.Value.Consumer.Settings().Names);
        Assert.DoesNotContain("Loops.Disabled", Built.Value.Log.Measured);
    }

    [TestMethod]
    public void Method_WithCeiling_GetsNoMoreWorkers()
    {
        var settings = Built.Value.Consumer.Settings();

        Assert.IsLessThanOrEqualTo(3, settings.Workers("ceiling"));
        Assert.AreEqual(3, (int)settings["ceiling"]["model"]!["ceiling"]!);
    }

    [TestMethod]
    public void Method_WithItemCount_IsModelledWithThatManyItems() =>
        Assert.AreEqual(60, (int)Built.Value.Consumer.Settings()["Loops.ReturnsAValue"]["model"]!["items"]!);

    [TestMethod]
    public void Method_AnySupportedForm_CostsNoWarning() => Built.Value.Log.HasNoWarnings();

    [TestMethod]
    public void TestMethod_WithRows_UsesThemAsItems()
    {
        var version = typeof(TestClassAttribute).Assembly.GetName().Version!.ToString(3);
        var consumer = Create(
            $$"""
            #file Tests.csproj
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <EnableMSTestRunner>true</EnableMSTestRunner>
                <AmorsizeTimeBudget>00:00:03</AmorsizeTimeBudget>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="MSTest" Version="{{version}}" />
                <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
              </ItemGroup>
            </Project>
            #file Tests.cs
            using Amorsize;
            using Microsoft.VisualStudio.TestTools.UnitTesting;
            [assembly: DoNotParallelize]
            [TestClass]
            public class Sums
            {
                public static IEnumerable<object[]> Ranges => [[1, 3L], [4, 5L], [6, 7L], [8, 9L]];

                [TestMethod, Workload("rows")]
                [DataRow(1, "one")]
                [DataRow(2, "two")]
                [DataRow(3, null)]
                public void OfRows(int number, string? word) => Assert.IsGreaterThan(0, number + (word?.Length ?? 0));

                [TestMethod, Workload]
                [DynamicData(nameof(Ranges))]
                public async Task OfDynamicData(int from, long to)
                {
                    await Task.Delay(1);
                    Assert.IsTrue(from < to);
                }
            }
            """);

        var log = consumer.Build();

        log.HasNoWarnings();
        var settings = new SettingsFile(consumer.At("bin/Debug/net10.0/Tests.amorsize.json"));
        Assert.AreSequenceEqual(["Sums.OfDynamicData", "rows"], settings.Names);
        Assert.AreEqual(3, (int)settings["rows"]["model"]!["items"]!);
        Assert.AreEqual(4, (int)settings["Sums.OfDynamicData"]["model"]!["items"]!);
        Assert.AreEqual("Profiled", settings.Source("rows"));
        Assert.AreEqual("Profiled", settings.Source("Sums.OfDynamicData"));
    }

    private static void IsTuned(string name, string parallel)
    {
        var settings = Built.Value.Consumer.Settings();

        Assert.AreEqual("Profiled", settings.Source(name));
        Assert.Contains(settings.Execution(name), ["Sequential", parallel]);
        Assert.IsGreaterThanOrEqualTo(1, settings.Workers(name));
    }
}
