using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

/// <summary>A workload whose time depends on more than its code.</summary>
[TestClass]
[DoNotParallelize]
public sealed class DriftTests : AcceptanceTest
{
    // A busy machine may need longer than the second that a user's build takes for its looks.
    private const string WithTime = "-p:_AmorsizeLookTime=00:01:00";

    [TestMethod]
    public void Build_SameCodeBecameSlower_SaysBothTimesAndMeasuresAgain()
    {
        var consumer = Create();
        consumer.Build("", Laps(1000));
        consumer.Entry("laps").MoveInTime(TimeSpan.FromHours(-25));
        consumer.Build(WithTime, Laps(200_000)).MeasuredNothing();
        consumer.Edit("Program.cs", "hello", "good morning");
        consumer.Build(WithTime + " -p:AmorsizeCI=true -p:AmorsizeMode=Profile", Laps(200_000)).MeasuredNothing();
        consumer.Edit("Program.cs", "good morning", "good night");

        var log = consumer.Build(WithTime, Laps(200_000));

        Assert.AreSequenceEqual(["laps"], log.Measured);
        Assert.MatchesRegex(@"stale \(WorkloadChanged\): one item takes .* when run sequentially, and took .*; the same code is .* slower\. This build measures again", log.TheMessage("AMZ1009"));
        log.HasNoWarnings();
        consumer.Build(WithTime, Laps(200_000)).MeasuredNothing();
    }

    private static (string, string) Laps(int laps) => ("LAPS", $"{laps}");

    private static Consumer Create() => Consumer.Create(
        nameof(DriftTests),
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
        Console.WriteLine("hello");
        #file Work.cs
        using Amorsize;
        public static class Work
        {
            private static readonly int laps = int.Parse(Environment.GetEnvironmentVariable("LAPS")!);

            public static int[] Numbers => [.. Enumerable.Range(1, 50)];

            [Workload("laps", Items = nameof(Numbers))]
            public static int Run(int number)
            {
                for (var i = 0; i < laps; i++)
                    number = number * 31 + i;
                return number;
            }
        }
        """);
}
