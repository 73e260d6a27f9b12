using System.Globalization;
using System.Text.Json.Nodes;
using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

[TestClass]
[DoNotParallelize] // Other builds would take the processors from its measurements.
public sealed class FirstBuildTests : AcceptanceTest
{
    private static readonly Lazy<(Consumer Consumer, BuildLog Log)> Built = new(() =>
    {
        var consumer = Consumer.Create(nameof(FirstBuildTests), Files);
        // An item of "visits" takes 20 ms, so a few rounds need more than the usual budget of 300 ms.
        return (consumer, consumer.Build("-p:AmorsizeTimeBudget=00:00:02", ("PROCESS_NOTES", consumer.At("processes.txt"))));
    });

    private static string Files =>
        """
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
        #file Program.cs
        using Amorsize;
        var squares = TunedSettings.For("squares");
        Console.WriteLine($"{squares.Name} {squares.Source} {squares.Execution} {squares.MaxDegreeOfParallelism}");
        var sum = 0;
        squares.ForEach(Work.Numbers, number => Interlocked.Add(ref sum, Work.Square(number)));
        Console.WriteLine($"ForEach {sum}");
        Console.WriteLine($"Map {string.Join(",", squares.Map(Work.Numbers.Take(5), Work.Square))}");
        var visits = TunedSettings.For("visits");
        Console.WriteLine($"{visits.Name} {visits.Source} {visits.Execution} {visits.ProfiledAt is not null} {visits.Reason.Length > 0}");
        var visited = 0;
        await visits.ForEachAsync(Work.Places(), async (place, ct) => Interlocked.Add(ref visited, await Work.Visit(place, ct)));
        Console.WriteLine($"ForEachAsync {visited}");
        var unknown = "unknown";
        Console.WriteLine($"unknown {TunedSettings.For(unknown).Source}");
        #file Work.cs
        using Amorsize;
        public static class Work
        {
            public static int[] Numbers { get; } = [.. Enumerable.Range(1, 100)];

            public static IEnumerable<int> Places() => Enumerable.Range(1, 100);

            [Workload("squares", Items = nameof(Numbers))]
            public static int Square(int number)
            {
                Notes.Take();
                return number * number;
            }

            [Workload("visits", Items = nameof(Places))]
            public static async Task<int> Visit(int place, CancellationToken cancellationToken)
            {
                await Task.Delay(20, cancellationToken);
                return place;
            }
        }
        #file Notes.cs
        public static class Notes
        {
            private static int taken;

            public static void Take()
            {
                if (Environment.GetEnvironmentVariable("PROCESS_NOTES") is { } path && Interlocked.Exchange(ref taken, 1) == 0)
                    File.AppendAllText(path, $"{Environment.ProcessId}\n");
            }
        }
        """;

    [TestMethod]
    public void FirstBuild_FlaggedWorkloads_MeasuresEach()
    {
        Assert.AreSequenceEqual(["squares", "visits"], Built.Value.Log.Measured);
        Assert.Contains("AmorsizeTune", Built.Value.Log.Targets);
        Built.Value.Log.HasNoWarnings();
    }

    [TestMethod]
    public void FirstBuild_Workloads_RunInAnotherProcess()
    {
        var noted = File.ReadAllLines(Built.Value.Consumer.At("processes.txt"));

        Assert.HasCount(1, noted);
        Assert.AreNotEqual(Built.Value.Log.Process.Id, int.Parse(noted[0], CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void SettingsFile_AfterFirstBuild_HasTheDocumentedKeys()
    {
        var settings = Built.Value.Consumer.Settings();

        Assert.IsEmpty(((string[])["formatVersion", "toolVersion", "machine", "workloads"]).Except(Keys(settings.Root)));
        Assert.AreEqual(1, (int)settings.Root["formatVersion"]!);
        Assert.AreSequenceEqual(["squares", "visits"], settings.Names);
        foreach (var name in settings.Names)
        {
            Assert.AreSequenceEqual(
                ["maxDegreeOfParallelism", "chunkSize", "execution", "speedup", "speedupInterval", "reason", "source", "profiledAt", "model", "warnings"],
                Keys(settings[name]).Where(key => key != "underLoad"));
        }
    }

    [TestMethod]
    public void SettingsFile_ProfiledAt_IsUtcTimeOfThisBuild()
    {
        var text = Built.Value.Consumer.Settings().ProfiledAt("squares");

        Assert.EndsWith("Z", text);
        var age = DateTime.UtcNow - DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        Assert.IsTrue(age > TimeSpan.Zero && age < TimeSpan.FromHours(1), text);
    }

    [TestMethod]
    public void SettingsFile_MeasuredInThisBuild_HasSourceProfiled()
    {
        var settings = Built.Value.Consumer.Settings();

        Assert.AreEqual("Profiled", settings.Source("squares"));
        Assert.AreEqual("Profiled", settings.Source("visits"));
    }

    [TestMethod]
    public void SettingsFile_IoBoundWorkload_IsAsyncWithSeveralInFlight()
    {
        var settings = Built.Value.Consumer.Settings();

        Assert.AreEqual("Async", settings.Execution("visits"));
        Assert.IsGreaterThan(1, settings.Workers("visits"));
        Assert.IsGreaterThan(2.0, (double)settings["visits"]["speedup"]!);
    }

    [TestMethod]
    public void Program_AfterFirstBuild_UsesTheMeasuredSettings()
    {
        var settings = Built.Value.Consumer.Settings();
        var output = Built.Value.Consumer.Run(MeasuredProgram.Output + "App.dll").ReplaceLineEndings("\n").Split('\n');

        Assert.AreSequenceEqual(
            [
                $"squares Profiled {settings.Execution("squares")} {settings.Workers("squares")}",
                "ForEach 338350",
                "Map 1,4,9,16,25",
                "visits Profiled Async True True",
                "ForEachAsync 5050",
                "unknown Default",
            ],
            output);
    }

    private static IEnumerable<string> Keys(JsonObject json) => json.Select(member => member.Key);
}
