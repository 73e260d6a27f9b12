using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>A web server in this process, which starts with its first use, on a free port of the loopback interface.</summary>
/// <param name="answer">Waits until a request can be answered.</param>
internal sealed class LoopbackService(Func<Task> answer)
{
    // A proxy is for other machines only.
    private static readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });

    private readonly Lazy<Uri> address = new(() => Start(answer));

    /// <summary>The addresses of some requests.</summary>
    public Uri[] Requests(int count) => [.. Enumerable.Repeat(address.Value, count)];

    public static Task GetAsync(Uri request, CancellationToken cancellationToken) => client.GetStringAsync(request, cancellationToken);

    private static Uri Start(Func<Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapGet("/", async () =>
        {
            await answer().ConfigureAwait(false);
            return "answer";
        });
        server.Start();
        return new(server.Urls.First());
    }
}
