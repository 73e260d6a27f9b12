using System.Net;
using System.Net.Http.Headers;
using Amorsize.Cache.Remote;

namespace Amorsize.Cache.Tests.Remote;

/// <summary>The reasons why a remote cache is not available. None quotes a text of the server or of the framework.</summary>
[TestClass]
public sealed class RemoteFailureTests
{
    private const string Secret = "https://user:secret@proxy";

    private static readonly RemoteOptions Options = new() { BaseAddress = new("http://localhost:1/") };

    [TestMethod]
    [DataRow(HttpRequestError.NameResolutionError, "its name cannot be resolved")]
    [DataRow(HttpRequestError.ConnectionError, "no connection can be made")]
    [DataRow(HttpRequestError.SecureConnectionError, "no secure connection can be made: see whether its certificate is valid and trusted here")]
    [DataRow(HttpRequestError.ProxyTunnelError, "the proxy does not connect to it")]
    [DataRow(HttpRequestError.ResponseEnded, "the connection ended before its answer was complete")]
    [DataRow(HttpRequestError.InvalidResponse, "its answer is not HTTP")]
    [DataRow(HttpRequestError.HttpProtocolError, "its answer is not HTTP")]
    [DataRow(HttpRequestError.ConfigurationLimitExceeded, "its answer's headers are too long")]
    [DataRow(HttpRequestError.VersionNegotiationError, "the request failed (VersionNegotiationError)")]
    public void Get_FailedRequest_SaysWhy(HttpRequestError error, string reason) => Assert.AreEqual(reason, ReasonOf(new HttpRequestException(error, Secret)));

    [TestMethod]
    public void Get_OtherFailures_SayWhy()
    {
        Assert.AreEqual("the connection ended in the middle of its answer", ReasonOf(new IOException(Secret)));
        Assert.Contains("proxy", ReasonOf(new NotSupportedException(Secret)));
        Assert.Contains("proxy", ReasonOf(new InvalidOperationException(Secret)));
        Assert.AreEqual("no connection was made in time", ReasonOf(new TaskCanceledException(Secret)));
    }

    [TestMethod]
    [DataRow("\"7\"", "\"7\"", "")]
    [DataRow("W/\"7\"", "", "")]
    [DataRow(null, "", "")]
    [DataRow("none", "", "*")]
    public async Task Put_FileToReplace_IsConditionalOnlyWithAStrongTag(string? tag, string ifMatch, string ifNoneMatch)
    {
        HttpRequestHeaders? sent = null;
        using var store = new RemoteStore(Options, new Handler(request =>
        {
            sent = request.Headers;
            return new(HttpStatusCode.Created);
        }));

        await store.Put("a", [1], tag == "none" ? null : new([2], tag is null ? null : EntityTagHeaderValue.Parse(tag)), CancellationToken.None);

        Assert.AreEqual((ifMatch, ifNoneMatch), (sent!.IfMatch.ToString(), sent.IfNoneMatch.ToString()));
    }

    private static string ReasonOf(Exception failure)
    {
        using var store = new RemoteStore(Options, new Handler(_ => throw failure));
        return Assert.ThrowsExactly<RemoteUnavailableException>(() => store.Get("a", 10, CancellationToken.None).GetAwaiter().GetResult()).Message;
    }

    private sealed class Handler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
