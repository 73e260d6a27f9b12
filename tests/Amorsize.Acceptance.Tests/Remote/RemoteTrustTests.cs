using System.IO.Compression;
using System.Text;
using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Servers;

namespace Amorsize.Acceptance.Tests.Remote;

/// <summary>Signatures and secrets of the remote cache, and wrong values of its properties.</summary>
[TestClass]
public sealed class RemoteTrustTests : RemoteTest
{
    private const string Secret = "AMORSIZE_REMOTE_CACHE_SECRET";
    private const string Token = "AMORSIZE_REMOTE_CACHE_TOKEN";
    private const string SecretValue = "c0rrect-h0rse-battery";
    private const string TokenValue = "t0ken-0f-the-team";

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

        // A build with the secret and the right to push replaces the unsigned entries.
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

    private static string TextOf(string file)
    {
        using var content = new MemoryStream();
        using (var stream = File.OpenRead(file))
        using (var whole = file.EndsWith(".binlog", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream)
            whole.CopyTo(content);
        return Encoding.Latin1.GetString(content.ToArray());
    }
}
