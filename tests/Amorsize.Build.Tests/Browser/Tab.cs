using System.Text.Json;

namespace Amorsize.Build.Tests.Browser;

/// <summary>A tab of a browser, with one page in it.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private const int Height = 900;

    private readonly DevTools tools;
    private readonly string target;
    private readonly string session;
    private readonly List<string> troubles = [];
    private Uri? page;

    private Tab(DevTools tools, string target, string session)
    {
        (this.tools, this.target, this.session) = (tools, target, session);
        tools.Told += Note;
    }

    /// <summary>Errors so far, and requests for other resources.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    public static async Task<Tab> OpenAsync(DevTools tools, int width, Theme theme)
    {
        var target = (await tools.AskAsync("Target.createTarget", new { Url = "about:blank" })).GetProperty("targetId").GetString()!;
        var session = (await tools.AskAsync("Target.attachToTarget", new { TargetId = target, Flatten = true })).GetProperty("sessionId").GetString()!;
        var tab = new Tab(tools, target, session);
        foreach (var domain in (string[])["Network", "Runtime", "Log", "Page"])
            await tab.AskAsync($"{domain}.enable");
        await tab.AskAsync("Emulation.setDeviceMetricsOverride", new { width, Height, DeviceScaleFactor = 1, Mobile = false });
        await tab.AskAsync("Emulation.setEmulatedMedia", new { Features = new[] { new { Name = "prefers-color-scheme", Value = theme is Theme.Dark ? "dark" : "light" } } });
        // Chromium sends keys to a tab only if the tab believes that it has the focus.
        await tab.AskAsync("Emulation.setFocusEmulationEnabled", new { Enabled = true });
        return tab;
    }

    /// <summary>Loads a page, and waits for all of its parts.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be read.</exception>
    public async Task LoadAsync(string file)
    {
        page = new(Path.GetFullPath(file));
        var loaded = await AskAsync("Page.navigate", new { Url = page.AbsoluteUri });
        if (loaded.TryGetProperty("errorText", out var error))
            throw new InvalidOperationException($"{file} cannot be loaded: {error}");
        await RunAsync("new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', () => done()))");
    }

    /// <summary>Runs a script in the page, and returns its value. A promise is awaited.</summary>
    /// <exception cref="InvalidOperationException">The script throws.</exception>
    public async Task<JsonElement> RunAsync(string script)
    {
        var answer = await AskAsync("Runtime.evaluate", new { Expression = script, AwaitPromise = true, ReturnByValue = true });
        if (answer.TryGetProperty("exceptionDetails", out var exception))
            throw new InvalidOperationException($"The script fails: {exception}");
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    public async Task PressTabAsync()
    {
        foreach (var type in (string[])["keyDown", "keyUp"])
            await AskAsync("Input.dispatchKeyEvent", new { type, Key = "Tab", Code = "Tab", WindowsVirtualKeyCode = 9 });
    }

    /// <summary>A picture of the whole page, as a PNG in base64.</summary>
    public async Task<string> ScreenshotAsync()
    {
        var size = (await AskAsync("Page.getLayoutMetrics")).GetProperty("cssContentSize");
        var clip = new { X = 0, Y = 0, Width = size.GetProperty("width").GetDouble(), Height = size.GetProperty("height").GetDouble(), Scale = 1 };
        return (await AskAsync("Page.captureScreenshot", new { clip, CaptureBeyondViewport = true, OptimizeForSpeed = true })).GetProperty("data").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        tools.Told -= Note;
        await tools.AskAsync("Target.closeTarget", new { TargetId = target });
    }

    private Task<JsonElement> AskAsync(string method, object? parameters = null) => tools.AskAsync(method, parameters, session);

    private void Note(string? of, string name, JsonElement told)
    {
        if (of == session && Trouble(name, told) is { } trouble)
            troubles.Add(trouble);
    }

    private string? Trouble(string name, JsonElement told) => name switch
    {
        "Network.requestWillBeSent" when told.GetProperty("request").GetProperty("url").GetString()! is var url && !IsOfPage(url) => $"The page asks for {url}.",
        "Log.entryAdded" when told.GetProperty("entry") is var entry && entry.GetProperty("level").ValueEquals("error") => $"The browser says: {entry.GetProperty("text")}",
        "Runtime.consoleAPICalled" when told.GetProperty("type").GetString() is "error" or "assert" => $"The page says: {string.Join(' ', told.GetProperty("args").EnumerateArray().Select(Text))}",
        "Runtime.exceptionThrown" when told.GetProperty("exceptionDetails") is var details => $"A script of the page fails: {(details.TryGetProperty("exception", out var exception) ? Text(exception) : details.GetProperty("text"))}",
        _ => null,
    };

    private bool IsOfPage(string url) => url == page?.AbsoluteUri || url.StartsWith("data:", StringComparison.Ordinal);

    private static JsonElement Text(JsonElement value) =>
        value.TryGetProperty("description", out var description) ? description : value.TryGetProperty("value", out var simple) ? simple : value.GetProperty("type");
}
