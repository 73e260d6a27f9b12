using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

/// <summary>Workloads whose work happens when their result is used, and items that come asynchronously.</summary>
[TestClass]
[DoNotParallelize] // Other builds would take the processors from its measurements.
public sealed class LazyTests : AcceptanceTest
{
    private static readonly Lazy<(Consumer Consumer, BuildLog Log)> Built = new(() =>
    {
        var consumer = Consumer.Create(nameof(LazyTests), Files);
        return (consumer, consumer.Build());
    });

    private static string Files =>
        """
        #file App.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <AmorsizeTimeBudget>00:00:01.500</AmorsizeTimeBudget>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
          </ItemGroup>
        </Project>
        #file Program.cs
        return;
        #file Cold.cs
        using Amorsize;
        public static class Cold
        {
            static async IAsyncEnumerable<int> Numbers()
            {
                await Task.Yield();
                for (var number = 1; number <= 50; number++)
                    yield return number;
            }

            static Task<int[]> Awaited => Task.FromResult(Enumerable.Range(1, 50).ToArray());

            static int Heavy(int number)
            {
                Thread.SpinWait(20_000);
                return number;
            }

            [Workload("eager", Items = nameof(Awaited))]
            public static int Eager(int number) => Heavy(number);

            [Workload("iterator", Items = nameof(Numbers))]
            public static IEnumerable<int> Iterator(int number) { yield return Heavy(number); }

            [Workload("linq", Items = nameof(Numbers))]
            public static IEnumerable<int> Linq(int number) => Enumerable.Range(number, 1).Select(Heavy);

            [Workload("async sequence", Items = nameof(Numbers))]
            public static async IAsyncEnumerable<int> Sequence(int number)
            {
                await Task.Delay(2);
                yield return number;
            }
        }
        """;

    [TestMethod]
    [DataRow("iterator")]
    [DataRow("linq")]
    public void LazyResult_IsMeasuredWithItsWork(string workload)
    {
        var settings = Built.Value.Consumer.Settings();

        // Without its work, such an item takes less than a thousandth of the eager one.
        Assert.IsGreaterThan(settings.ItemMicroseconds("eager") / 10, settings.ItemMicroseconds(workload));
    }

    [TestMethod]
    public void AsynchronousSequence_IsMeasuredWithItsWork() => Assert.IsGreaterThan(1000, Built.Value.Consumer.Settings().ItemMicroseconds("async sequence"));
}
