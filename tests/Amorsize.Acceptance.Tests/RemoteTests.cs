using System.IO.Compression;
using System.Text;
using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Suites;
using Amorsize.Servers;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class RemoteTests : AcceptanceTest
{
    private const string Secret = "AMORSIZE_REMOTE_CACHE_SECRET";
    private const string Token = "AMORSIZE_REMOTE_CACHE_TOKEN";
    private const string SecretValue = "c0rrect-h0rse-battery";
    private const string TokenValue = "t0ken-0f-the-team";

    [TestMethod]
    public void RemoteCache_PushedByOneAgent_IsUsedByAnother()
    {
        using var server = NginxServer.Start();
        var (cold, warm) = (Agent(), Agent());

        var first = cold.Build($"{At(server.Address)} -p:AmorsizeMode=Profile -p:AmorsizeRemoteCachePush=true", ("CI", "true"));
        Assert.AreSequenceEqual(["digits", "roots"], first.Measured);
        Assert.Contains($"Amorsize: remote cache {server.Address}: 2 stored", first.Messages);
        Assert.HasCount(2, server.Keys);

        var second = warm.Build(At(server.Address), ("CI", "true"));
        second.MeasuredNothing();
        second.HasNoWarnings();
        Assert.AreEqual("Remote", warm.Settings().Source("digits"));
        Assert.AreEqual(cold.Settings().Reason("digits"), warm.Settings().Reason("digits"));

        // It is in obj now, so that nobody needs the network.
        var asked = server.Requests.Count;
        var third = warm.Build(At(server.Address), ("CI", "true"));
        third.MeasuredNothing();
        third.HasNoWarnings();
        Assert.HasCount(asked, server.Requests);
    }

    [TestMethod]
    public void RemoteCache_PushNotAllowed_IsOnlyRead()
    {
        using var server = NginxServer.Start();

        Agent().Build($"{At(server.Address)} -p:AmorsizeMode=Profile");

        Assert.IsEmpty(server.Keys);
        Assert.AreSequenceEqual(["GET 404", "GET 404"], server.Requests);
    }

    [TestMethod]
    public void RemoteCache_DifferentScopes_ShareNothing()
    {
        using var server = NginxServer.Start();
        Agent().Build($"{At(server.Address)} -p:AmorsizeMode=Profile -p:AmorsizeRemoteCachePush=true -p:AmorsizeRemoteCacheScope=main");

        var log = Agent().Build($"{At(server.Address)} -p:AmorsizeRemoteCacheScope=feature", ("CI", "true"));

        Assert.HasCount(2, log.CodedWarnings("AMZ1001"));
    }

    [TestMethod]
    public void RemoteCache_Prewarm_PushesLocalResults()
    {
        using var server = NginxServer.Start();
        var consumer = CopyOf(MeasuredProgram.Template);

        var log = consumer.Build($"-t:AmorsizePrewarm {At(server.Address)} -p:AmorsizeRemoteCachePush=true");

        log.MeasuredNothing();
        Assert.HasCount(2, server.Keys);
        Assert.Contains($"Amorsize: remote cache {server.Address}: 2 stored", log.Messages);
    }

    [TestMethod]
    public void RemoteCache_TestSuite_IsShared()
    {
        using var server = NginxServer.Start();
        var tuned = CopyOf(TunedSuite.Template).Build($"-t:AmorsizePrewarm {At(server.Address)} -p:AmorsizeRemoteCachePush=true");
        Assert.IsFalse(tuned.HasRunTests);
        Assert.HasCount(1, server.Keys);
        var agent = CopyOf(TunedSuite.Template);
        Directory.Delete(agent.At("obj/amorsize"), recursive: true);
        File.Delete(agent.At(TunedSuite.TestConfig));

        var log = agent.Build(At(server.Address), ("CI", "true"));

        log.HasNoWarnings();
        Assert.IsFalse(log.HasRunTests);
        Assert.AreEqual(File.ReadAllText(TunedSuite.Template.At(TunedSuite.TestConfig)), File.ReadAllText(agent.At(TunedSuite.TestConfig)));
        Assert.HasCount(1, Folder.Files(agent.At("obj/amorsize")).Where(file => file.EndsWith(".json", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void RemoteCache_Status_AsksItAndStoresNothing()
    {
        using var server = NginxServer.Start();
        CopyOf(MeasuredProgram.Template).Build($"-t:AmorsizePrewarm {At(server.Address)} -p:AmorsizeRemoteCachePush=true");
        var agent = Agent();

        var log = agent.Build($"-t:AmorsizeStatus {At(server.Address)}");

        Assert.HasCount(2, log.Messages.Where(message => message.EndsWith(" Hit     Remote", StringComparison.Ordinal)));
        Assert.IsEmpty(Folder.Files(agent.At(MeasuredProgram.Cache)));
    }

    [TestMethod]
    public void RemoteCache_UnsignedEntry_IsRejectedWithoutAnOutage()
    {
        using var server = NginxServer.Start();
        Agent().Build($"{At(server.Address)} -p:AmorsizeMode=Profile -p:AmorsizeRemoteCachePush=true");
        var agent = Agent();

        var log = agent.Build(At(server.Address), ("CI", "true"), (Secret, SecretValue));

        Assert.Contains("it is not signed", log.TheWarning("AMZ4002").Text);
        Assert.HasCount(2, log.CodedWarnings("AMZ1001"));
        Assert.IsEmpty(log.CodedWarnings("AMZ4001"));
        Assert.AreEqual("Default", agent.Settings().Source("digits"));

        // Who has the secret and may write replaces them.
        agent.Build($"{At(server.Address)} -p:AmorsizeMode=Profile -p:AmorsizeRemoteCachePush=true", (Secret, SecretValue));
        Agent().Build(At(server.Address), ("CI", "true"), (Secret, SecretValue)).HasNoWarnings();
    }

    [TestMethod]
    public void RemoteCache_TokenAndSecret_AreNeverWritten()
    {
        using var server = NginxServer.Start();
        var agent = Agent();

        var log = agent.Build(
            $"{At(server.Address)} -p:AmorsizeMode=Profile -p:AmorsizeRemoteCachePush=true -v:diag", (Secret, SecretValue), (Token, TokenValue));

        Assert.HasCount(2, server.Keys);
        foreach (var secret in (string[])[SecretValue, TokenValue])
        {
            Assert.DoesNotContain(secret, log.Process.Output);
            foreach (var file in Directory.GetFiles(agent.Root, "*", SearchOption.AllDirectories))
                Assert.DoesNotContain(secret, TextOf(file), file);
            foreach (var key in server.Keys)
                Assert.DoesNotContain(secret, TextOf(server.FileOf(key)), key);
        }
    }

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

    [TestMethod]
    [DataRow("AmorsizeRemoteCache=cache.example.org")]
    [DataRow("AmorsizeRemoteCache=ftp://cache.example.org/")]
    [DataRow("AmorsizeRemoteCache=http://cache.example.org/")]
    [DataRow("AmorsizeRemoteCachePush=perhaps")]
    [DataRow("AmorsizeRemoteCacheAllowInsecure=perhaps")]
    public void RemoteProperty_WrongValue_IsAnError(string property)
    {
        var log = CopyOf(MeasuredProgram.Template).BuildWithErrors($"-p:{property}");

        Assert.StartsWith(string.Join(" is '", property.Split('=', 2)), log.TheError("AMZ0001").Text);
    }

    [TestMethod]
    public void RemoteProperty_PasswordInAddress_IsRefusedAndNotShown()
    {
        var log = CopyOf(MeasuredProgram.Template).BuildWithErrors($"-p:AmorsizeRemoteCache=https://user:{SecretValue}@cache.example.org/");

        Assert.DoesNotContain(SecretValue, log.TheError("AMZ0001").Text);
        Assert.Contains(Token, log.TheError("AMZ0001").Text);
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

    private static string At(Uri address) => $"-p:AmorsizeRemoteCache={address}";

    private static string TextOf(string file)
    {
        using var content = new MemoryStream();
        using (var stream = File.OpenRead(file))
        using (var whole = file.EndsWith(".binlog", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream)
            whole.CopyTo(content);
        return Encoding.Latin1.GetString(content.ToArray());
    }

    /// <summary>The program on a machine that has measured nothing.</summary>
    private Consumer Agent()
    {
        var agent = CopyOf(MeasuredProgram.Template);
        Directory.Delete(agent.At(MeasuredProgram.Cache), recursive: true);
        return agent;
    }
}
