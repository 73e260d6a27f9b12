using System.IO.Compression;
using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Docs;

/// <summary>The package under test under a release version, which <c>dotnet add package</c> finds without a version argument.</summary>
internal static class ReleasedPackage
{
    private const string Version = "0.1.0";
    private const string Nuspec = "Amorsize.Build.nuspec";

    /// <summary>Puts the package into a folder, and writes a nuget.config beside it that names no other source.</summary>
    /// <param name="root">The folder of the nuget.config.</param>
    public static void PublishTo(string root)
    {
        var feed = Directory.CreateDirectory(Path.Combine(root, "feed")).FullName;
        var package = Path.Combine(feed, $"Amorsize.Build.{Version}.nupkg");
        File.Copy(AcceptanceRun.Package, package);
        using (var archive = ZipFile.Open(package, ZipArchiveMode.Update))
            Replace(archive, Path.GetFileNameWithoutExtension(AcceptanceRun.Package)["Amorsize.Build.".Length..]);
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

    private static void Replace(ZipArchive archive, string version)
    {
        var old = archive.GetEntry(Nuspec)!;
        string text;
        using (var reader = new StreamReader(old.Open()))
            text = reader.ReadToEnd();
        Assert.Contains($"<version>{version}</version>", text);
        old.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(Nuspec).Open());
        writer.Write(text.Replace($"<version>{version}</version>", $"<version>{Version}</version>", StringComparison.Ordinal));
    }
}
