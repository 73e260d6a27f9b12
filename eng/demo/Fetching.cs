namespace Demo;

[TestClass]
public class Fetching
{
    private static readonly LoopbackServer Server = new(answerAfter: TimeSpan.FromMilliseconds(20));
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false });

    public static Uri[] Pages { get; } = [.. Enumerable.Range(1, 100).Select(i => new Uri(Server.Address, $"page/{i}"))];

    [Workload("fetch", Items = nameof(Pages))]
    public static Task<string> FetchAsync(Uri page, CancellationToken cancellationToken) => Client.GetStringAsync(page, cancellationToken);

    [TestMethod]
    public void TunedPagesAreTheSequentialOnes()
    {
        var settings = TunedSettings.For("fetch");
        Comparison.Of(settings, $"{Pages.Length} requests",
            sequential: () => FetchOneByOneAsync().Result,
            tuned: () => FetchTunedAsync(settings).Result);
    }

    private static async Task<string[]> FetchOneByOneAsync()
    {
        var texts = new string[Pages.Length];
        for (var i = 0; i < Pages.Length; i++)
            texts[i] = await FetchAsync(Pages[i], CancellationToken.None);
        return texts;
    }

    private static async Task<string[]> FetchTunedAsync(TunedSettings settings)
    {
        var texts = new string[Pages.Length];
        await settings.ForEachAsync(Pages.Index(), async (page, token) => texts[page.Index] = await FetchAsync(page.Item, token));
        return texts;
    }
}
