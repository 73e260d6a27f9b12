using Amorsize.Build.Pipeline.Measure;

namespace Amorsize.Build.Tests.Browser;

/// <summary>A page made of parts of HTML.</summary>
internal static class TestPage
{
    /// <summary>Writes the page into a folder, and returns its path.</summary>
    public static string Write(ScratchFolder folder, params string[] parts)
    {
        var page = folder.At("page.html");
        File.WriteAllText(page, $$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>A page</title>
            <style>:root { color-scheme: light dark } body { margin: 0; font: 16px sans-serif }</style>
            {{string.Join('\n', parts)}}
            """);
        return page;
    }
}
