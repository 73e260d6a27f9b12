using System.IO.Compression;
using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Docs;

/// <summary>The packages under test under a release version, which <c>dotnet add package</c> and <c>dnx</c> find without a version argument.</summary>
internal static class ReleasedPackage
{
    private const string Version = "0.1.0";

    /// <summary>Puts the packages into a folder, and writes a nuget.config beside it that names no other source.</summary>
    /// <param name="root">The folder of the nuget.config.</param>
    public static void PublishTo(string root)
    {
        var feed = Directory.CreateDirectory(Path.Combine(root, "feed")).FullName;
        foreach (var (id, packed) in (ReadOnlySpan<(string, string)>)[("Amorsize.Build", AcceptanceRun.Package), ("Amorsize.Tool", AcceptanceRun.ToolPackage)])
        {
            var package = Path.Combine(feed, $"{id}.{Version}.nupkg");
            File.Copy(packed, package);
            using var archive = ZipFile.Open(package, ZipArchiveMode.Update);
            Replace(archive, id + ".nuspec", Path.GetFileNameWithoutExtension(packed)[(id.Length + 1)..]);
        }
        File.WriteAllText(
            Path.Combine(root, "nuget.config"),
            """
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="feed" />
              </packageSources>
            </configuration>
            """);
    }

    private static void Replace(ZipArchive archive, string nuspec, string version)
    {
        var old = archive.GetEntry(nuspec)!;
        string text;
        using (var reader = new StreamReader(old.Open()))
            text = reader.ReadToEnd();
        Assert.Contains($"<version>{version}</version>", text);
        old.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(nuspec).Open());
        writer.Write(text.Replace($"<version>{version}</version>", $"<version>{Version}</version>", StringComparison.Ordinal));
    }
}
