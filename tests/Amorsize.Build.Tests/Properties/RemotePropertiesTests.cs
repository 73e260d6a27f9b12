using System.Text;
using Amorsize.Build.Properties;
using Amorsize.Cache.Remote;

namespace Amorsize.Build.Tests.Properties;

[TestClass]
public sealed class RemotePropertiesTests
{
    private const string Password = "hunter2";

    private readonly Dictionary<string, string> environment = [];

    [TestMethod]
    public void Read_NoAddress_IsNull() => Assert.IsNull(Read(""));

    [TestMethod]
    [DataRow("https://cache.example.org", "https://cache.example.org/")]
    [DataRow("https://cache.example.org/team/amorsize/", "https://cache.example.org/team/amorsize/")]
    [DataRow("http://localhost:8080", "http://localhost:8080/")]
    [DataRow("http://127.0.0.1/x", "http://127.0.0.1/x/")]
    [DataRow("http://[::1]:80/", "http://[::1]/")]
    public void Read_ValidAddress_EndsWithASlash(string text, string address) => Assert.AreEqual(address, Read(text)!.BaseAddress.AbsoluteUri);

    [TestMethod]
    [DataRow("cache.example.org")]
    [DataRow("/cache")]
    [DataRow("ftp://cache.example.org")]
    [DataRow("https://cache.example.org/#v1")]
    [DataRow("https://")]
    public void Read_InvalidAddress_IsRefused(string text) =>
        Assert.StartsWith($"AmorsizeRemoteCache is '{text}'", Assert.ThrowsExactly<PropertyException>(() => Read(text)).Message);

    [TestMethod]
    public void Read_UnencryptedRemoteAddress_NeedsAllowInsecure()
    {
        Assert.Contains("AmorsizeRemoteCacheAllowInsecure=true", Assert.ThrowsExactly<PropertyException>(() => Read("http://cache.example.org")).Message);
        Assert.IsNotNull(Read("http://cache.example.org", allowInsecure: "true"));
    }

    [TestMethod]
    [DataRow("https://user:hunter2@cache.example.org")]
    [DataRow("https://cache.example.org/?sig=hunter2")]
    [DataRow("user:hunter2@cache")]
    public void Read_AddressWithASecret_IsRefusedWithoutRepeatingIt(string text) =>
        Assert.DoesNotContain(Password, Assert.ThrowsExactly<PropertyException>(() => Read(text)).Message);

    [TestMethod]
    public void Read_TokenAndSecret_ComeTrimmedFromTheEnvironment()
    {
        environment["AMORSIZE_REMOTE_CACHE_TOKEN"] = " let-me-in\n";
        environment["AMORSIZE_REMOTE_CACHE_SECRET"] = "hush\n";

        var options = Read("https://cache.example.org")!;

        Assert.AreEqual("let-me-in", options.Token);
        Assert.AreEqual("hush", Encoding.UTF8.GetString(options.Secret!));
    }

    [TestMethod]
    public void Read_EmptyTokenAndSecret_AreNull()
    {
        environment["AMORSIZE_REMOTE_CACHE_TOKEN"] = " ";
        environment["AMORSIZE_REMOTE_CACHE_SECRET"] = "";

        var options = Read("https://cache.example.org")!;

        Assert.IsNull(options.Token);
        Assert.IsNull(options.Secret);
    }

    [TestMethod]
    [DataRow("hunter2\r\nX-Other: 1")]
    [DataRow("hunter2 and more")]
    [DataRow("hunter2\u00e9")]
    public void Read_TokenInvalidInAHeader_IsRefusedWithoutRepeatingIt(string token)
    {
        environment["AMORSIZE_REMOTE_CACHE_TOKEN"] = token;

        var message = Assert.ThrowsExactly<PropertyException>(() => Read("https://cache.example.org")).Message;

        Assert.Contains("AMORSIZE_REMOTE_CACHE_TOKEN", message);
        Assert.DoesNotContain(Password, message);
    }

    [TestMethod]
    public void ToString_TokenAndSecret_AreNotPrinted()
    {
        environment["AMORSIZE_REMOTE_CACHE_TOKEN"] = Password;
        environment["AMORSIZE_REMOTE_CACHE_SECRET"] = Password;

        Assert.DoesNotContain(Password, Read("https://cache.example.org")!.ToString()!);
    }

    [TestMethod]
    public void Read_PushProperty_DecidesMayPush()
    {
        Assert.IsFalse(Read("https://cache.example.org")!.MayPush);
        Assert.IsTrue(Read("https://cache.example.org", push: "true")!.MayPush);
        Assert.ThrowsExactly<PropertyException>(() => Read("", push: "perhaps"));
    }

    private RemoteOptions? Read(string address, string push = "false", string allowInsecure = "false")
    {
        var properties = new Dictionary<string, string>
        {
            ["AmorsizeRemoteCache"] = address,
            ["AmorsizeRemoteCachePush"] = push,
            ["AmorsizeRemoteCacheScope"] = "main",
            ["AmorsizeRemoteCacheAllowInsecure"] = allowInsecure,
        };
        return RemoteProperties.Read(name => properties[name], environment.GetValueOrDefault);
    }
}
