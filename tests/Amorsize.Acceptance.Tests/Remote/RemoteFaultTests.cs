using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Servers;

namespace Amorsize.Acceptance.Tests.Remote;

/// <summary>Servers that fail, or that are no cache.</summary>
[TestClass]
public sealed class RemoteFaultTests : RemoteTest
{
    [TestMethod]
    [DataRow("refused")]
    [DataRow("503")]
    [DataRow("302")]
    [DataRow("broken")]
    [DataRow("page")]
    [DataRow("empty")]
    [DataRow("gigabyte")]
    [DataRow("dripping")]
    public void RemoteCache_FaultyServer_GivesAtMostOneWarning(string fault)
    {
        using var server = new LocalServer((_, _, stream, stop) => Misbehave(fault, stream, stop));
        var address = server.Address;
        if (fault == "refused")
            server.Dispose();
        var agent = Agent();

        var log = agent.Build($"{At(address)} -p:AmorsizeMode=CacheOnly");

        Assert.AreEqual(fault is "page" or "empty" or "gigabyte" ? 0 : 1, log.Warnings.Count, log.ToString());
        Assert.IsTrue(log.Warnings.TrueForAll(warning => warning.Code == "AMZ4001" && warning.Text.Contains(address.ToString(), StringComparison.Ordinal)));
        Assert.AreEqual("Default", agent.Settings().Source("digits"));
        Assert.IsEmpty(Folder.Files(agent.At(MeasuredProgram.Cache)));
    }

    [TestMethod]
    public void RemoteCache_OutageInASolution_IsReportedOnce()
    {
        using var server = new LocalServer(LocalServer.Response(503, []));
        var solution = Create(
            """
            #file Directory.Build.props
            <Project>
              <Import Project="../Directory.Build.props" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
                <Compile Include="../Workloads.cs" />
              </ItemGroup>
            </Project>
            #file Workloads.cs
            using Amorsize;
            public static class Workloads
            {
                public static int[] Numbers => [1, 2, 3];

                [Workload("halves", Items = nameof(Numbers))]
                public static int Half(int number) => number / 2;
            }
            #file A/A.csproj
            <Project Sdk="Microsoft.NET.Sdk" />
            #file B/B.csproj
            <Project Sdk="Microsoft.NET.Sdk" />
            #file C/C.csproj
            <Project Sdk="Microsoft.NET.Sdk" />
            #file All.slnx
            <Solution>
              <Project Path="A/A.csproj" />
              <Project Path="B/B.csproj" />
              <Project Path="C/C.csproj" />
            </Solution>
            """);

        var log = solution.Build($"-m:2 {At(server.Address)}", ("CI", "true"));

        Assert.Contains("it answered GET with status 503", log.TheWarning("AMZ4001").Text);
        Assert.HasCount(3, log.CodedWarnings("AMZ1001"));
        Assert.AreSequenceEqual(
            ["https://github.com/amorsize/Amorsize.Build/blob/main/docs/reference/codes.md#amz4001"], log.HelpLinks("AMZ4001"));
    }

    private static async Task Misbehave(string fault, Stream stream, CancellationToken stop)
    {
        switch (fault)
        {
            case "503":
                await stream.WriteAsync(LocalServer.Response(503, []), stop);
                break;
            case "302":
                await stream.WriteAsync(LocalServer.Response(302, [], "Location: https://login.example.org/", "Content-Length: 0"), stop);
                break;
            case "broken":
                await stream.WriteAsync(LocalServer.Response(200, new byte[10], "Content-Length: 1000"), stop);
                break;
            case "page":
                await stream.WriteAsync(LocalServer.Response(200, "<html>Please log in.</html>"u8.ToArray()), stop);
                break;
            case "empty":
                await stream.WriteAsync(LocalServer.Response(200, []), stop);
                break;
            case "gigabyte":
                await stream.WriteAsync(LocalServer.Response(200, new byte[1 << 20], $"Content-Length: {1 << 30}"), stop);
                break;
            case "dripping":
                await stream.WriteAsync(LocalServer.Response(200, new byte[10], "Content-Length: 1000"), stop);
                await Task.Delay(Timeout.Infinite, stop);
                break;
        }
    }
}
