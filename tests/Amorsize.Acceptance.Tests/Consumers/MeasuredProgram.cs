using System.Globalization;
using System.Text.Json.Nodes;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>A program with two workloads, built and measured once. Most tests start from a copy of it.</summary>
internal static class MeasuredProgram
{
    public const string Project = "App.csproj";
    public const string Output = "bin/Debug/net10.0/";
    public const string SettingsPath = Output + "App.amorsize.json";
    public const string Cache = "obj/amorsize";
    public const string Flags = "obj/Debug/net10.0/App.amorsize.flags";

    private static readonly Lazy<Consumer> Built = new(() =>
    {
        var consumer = Consumer.Create(nameof(MeasuredProgram), Source);
        var log = consumer.Build();
        Assert.AreSequenceEqual(["digits", "roots"], log.Measured);
        return consumer;
    });

    /// <summary>Its source files, for a consumer that is built in another way.</summary>
    public static string Source =>
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
        Console.WriteLine(Amorsize.TunedSettings.For("digits").Source);
        #file Workloads.cs
        using Amorsize;
        public static class Workloads
        {
            public static int[] Numbers => [.. Enumerable.Range(1, 50)];

            public static double[] Reals => [.. Enumerable.Range(1, 40).Select(i => i / 8.0)];

            [Workload("digits", Items = nameof(Numbers))]
            public static int Digits(int number) => Near.Sum(number);

            [Workload("roots", Items = nameof(Reals))]
            public static double Root(double real) => Math.Sqrt(real);
        }
        #file Near.cs
        public static class Near
        {
            public static int Sum(int number) => Far.Sum(number, 10);
        }
        #file Far.cs
        public static class Far
        {
            public static int Sum(int number, int radix)
            {
                var sum = 0;
                for (var rest = number; rest > 0; rest /= radix)
                    sum += rest % radix;
                return sum;
            }
        }
        #file Unrelated.cs
        public static class Unrelated
        {
            public static string Greeting => "hello";
        }
        """;

    public static Consumer Template => Built.Value;

    public static SettingsFile Settings(this Consumer consumer) => new(consumer.At(SettingsPath));

    /// <summary>Sets the time since when workloads are no longer flagged to more than a day ago.</summary>
    public static void LetADayPass(this Consumer consumer)
    {
        var history = JsonNode.Parse(File.ReadAllText(consumer.At(Flags)))!;
        var gone = history["goneSince"]!.AsObject();
        Assert.AreNotEqual(0, gone.Count);
        foreach (var name in gone.Select(workload => workload.Key).ToArray())
            gone[name] = (DateTimeOffset.UtcNow - TimeSpan.FromHours(25)).ToString("O", CultureInfo.InvariantCulture);
        File.WriteAllText(consumer.At(Flags), history.ToJsonString());
    }

    /// <summary>The one entry that the cache has for a workload.</summary>
    public static EntryFile Entry(this Consumer consumer, string workload) => new(consumer.EntryFiles(workload).Single());

    public static IReadOnlyList<string> EntryFiles(this Consumer consumer, string workload) =>
        [.. Directory.GetDirectories(consumer.At(Cache), workload + "-*").SelectMany(directory => Directory.GetFiles(directory, "*.json"))];
}
