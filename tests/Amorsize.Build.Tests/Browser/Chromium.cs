using System.Diagnostics;
using System.Text.Json;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Platform.Processes;

namespace Amorsize.Build.Tests.Browser;

/// <summary>A headless Chromium that inspects a page as its readers see it. It shows one page at a time.</summary>
internal sealed class Chromium : IDisposable
{
    private const string Announcement = "DevTools listening on ";
    private const int MaxErrorLines = 5;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly IReadOnlyList<string> Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly Lazy<string> Inspection = new(ReadInspection);

    private readonly ScratchFolder folder;
    private readonly Process process;
    private readonly DevTools tools;

    private Chromium(ScratchFolder folder, Process process, DevTools tools) => (this.folder, this.process, this.tools) = (folder, process, tools);

    /// <summary>The folder of all files that it writes.</summary>
    public string Folder => folder.Path;

    /// <summary>Starts Chromium. If it is not installed, the test is inconclusive.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var program = Find();
        if (program is null)
            Assert.Inconclusive("Chromium is not installed, so this test is skipped. On Debian: apt-get install chromium.");
        var folder = new ScratchFolder();
        var process = new Process { StartInfo = StartInfo(program, folder.Path) };
        try
        {
            return new(folder, process, await DevTools.ConnectAsync(await StartAsync(process)));
        }
        catch
        {
            End(process, folder);
            throw;
        }
    }

    /// <summary>Finds the defects of a page: as it is loaded, with all details elements open, and when a reader moves with the Tab key.</summary>
    public async Task<PageFindings> InspectAsync(string file, int width, Theme theme)
    {
        await using var tab = await Tab.OpenAsync(tools, width, theme);
        await tab.LoadAsync(file);
        await tab.RunAsync(Inspection.Value);
        var looks = new List<PageFindings> { await LookAsync(tab) };
        if ((await tab.RunAsync("inspection.openDetails()")).GetBoolean())
            looks.Add(await LookAsync(tab));
        return new()
        {
            Outside = Union(look => look.Outside),
            Contrast = Union(look => look.Contrast),
            Text = Union(look => look.Text),
            Keyboard = await TabThroughAsync(tab),
            Loading = [.. tab.Troubles], // Last, because each step can make the page request more.
        };

        IReadOnlyList<string> Union(Func<PageFindings, IReadOnlyList<string>> kind) => [.. looks.SelectMany(kind).Distinct()];
    }

    /// <summary>Draws the whole page, as it is loaded, into a PNG.</summary>
    public async Task ScreenshotAsync(string file, string png, int width, Theme theme)
    {
        await using var tab = await Tab.OpenAsync(tools, width, theme);
        await tab.LoadAsync(file);
        await File.WriteAllBytesAsync(png, Convert.FromBase64String(await tab.ScreenshotAsync()));
    }

    public void Dispose()
    {
        tools.Dispose();
        End(process, folder);
    }

    private static async Task<PageFindings> LookAsync(Tab tab)
    {
        await tab.RunAsync("inspection.hideText()");
        var ground = await tab.ScreenshotAsync();
        return (await tab.RunAsync($"inspection.look('{ground}')")).Deserialize<PageFindings>(JsonSerializerOptions.Web)!;
    }

    private static async Task<IReadOnlyList<string>> TabThroughAsync(Tab tab)
    {
        await tab.RunAsync("inspection.startTabbing()");
        do
            await tab.PressTabAsync();
        while ((await tab.RunAsync("inspection.noteFocus()")).GetBoolean());
        return (await tab.RunAsync("inspection.missedByTab()")).Deserialize<IReadOnlyList<string>>()!;
    }

    private static string? Find() =>
        (from name in Names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin")
         select Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static ProcessStartInfo StartInfo(string program, string folder)
    {
        var start = new ProcessStartInfo(program,
        [
            "--headless",
            "--remote-debugging-port=0",
            $"--user-data-dir={folder}",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-breakpad",
            "--disable-component-update",
            "--disable-extensions",
            "--no-first-run",
            "--force-color-profile=srgb",
            "--hide-scrollbars",
            // Requests of a page are reported, but never sent to the network.
            "--host-resolver-rules=MAP * ~NOTFOUND",
        ])
        { RedirectStandardError = true };
        // Chromium refuses to run as root in its sandbox.
        if (Environment.IsPrivilegedProcess)
            start.ArgumentList.Add("--no-sandbox");
        foreach (var variable in (string[])["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"])
            start.Environment[variable] = folder;
        return start;
    }

    /// <summary>Starts the process, and returns the address at which it takes commands.</summary>
    private static async Task<Uri> StartAsync(Process process)
    {
        var address = new TaskCompletionSource<Uri>();
        var errors = new LastLines(MaxErrorLines);
        process.ErrorDataReceived += (_, e) =>
        {
            errors.Add(e.Data);
            if (e.Data is null)
                address.TrySetException(new InvalidOperationException($"Chromium does not start: {errors}"));
            else if (e.Data.StartsWith(Announcement, StringComparison.Ordinal))
                address.TrySetResult(new(e.Data[Announcement.Length..]));
        };
        process.Start();
        process.BeginErrorReadLine();
        return await address.Task.WaitAsync(StartTimeout);
    }

    private static void End(Process process, ScratchFolder folder)
    {
        ProcessTree.Kill(process);
        process.Dispose();
        folder.Dispose();
    }

    private static string ReadInspection()
    {
        using var stream = typeof(Chromium).Assembly.GetManifestResourceStream("inspection.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
