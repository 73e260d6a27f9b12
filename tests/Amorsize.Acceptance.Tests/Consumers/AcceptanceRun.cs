using System.Globalization;
using System.IO.Compression;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>One run of these tests: the product packed once, under a version of its own, and a folder below which every consumer lies.</summary>
[TestClass]
public static class AcceptanceRun
{
    private static int failures;

    /// <summary>The run's folder.</summary>
    public static string Root { get; private set; } = "";

    /// <summary>The package under test.</summary>
    public static string Package => Directory.GetFiles(Feed, "*.nupkg").Single();

    private static string Feed => Path.Combine(Root, "feed");

    private static string Packages => Path.Combine(Root, "packages");

    private static string GlobalPackages { get; set; } = "";

    /// <summary>What every consumer's builds find in their environment.</summary>
    internal static IEnumerable<(string Name, string Value)> Environment =>
    [
        // The package under test goes into a folder that is thrown away; everything else is taken from where it is.
        ("NUGET_PACKAGES", Packages),
        ("NUGET_FALLBACK_PACKAGES", GlobalPackages),
    ];

    [AssemblyInitialize]
    public static void PackOnce(TestContext _)
    {
        Root = Directory.CreateTempSubdirectory("amorsize-acceptance-").FullName;
        GlobalPackages = DotNet.Run(Root, "nuget locals global-packages --list", []).Passed().Output.Split(": ", 2)[1];
        var version = "0.1.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        // A copy is packed: other builds of the same tree may be under way.
        var sources = CopyOfSources();
        DotNet.Run(sources, $"pack src/Amorsize.Build/Amorsize.Build.csproj -c Release -o \"{Feed}\" -p:Version={version} --nologo -v:q", []).Passed();
        Directory.Delete(sources, recursive: true);
        WriteCommonProperties(version);
    }

    [AssemblyCleanup]
    public static void CleanUp(TestContext context)
    {
        if (failures == 0)
            Directory.Delete(Root, recursive: true);
        else
            context.WriteLine($"Kept for a look at what failed: {Root}");
    }

    internal static void CountFailure() => Interlocked.Increment(ref failures);

    /// <summary>The names of the package's files, without those of the packaging format itself.</summary>
    internal static IReadOnlyList<string> PackageContent()
    {
        using var package = ZipFile.OpenRead(Package);
        return [.. package.Entries.Select(entry => entry.FullName).Where(IsPayload).Order(StringComparer.Ordinal)];

        static bool IsPayload(string name) => !name.StartsWith("_rels/", StringComparison.Ordinal)
            && !name.StartsWith("package/", StringComparison.Ordinal)
            && name != "[Content_Types].xml";
    }

    private static string CopyOfSources()
    {
        var repository = Repository();
        var copy = Path.Combine(Root, "sources");
        foreach (var part in (string[])["src", "eng", "buildTransitive", "buildMultiTargeting"])
            Folder.Copy(Path.Combine(repository, part), Path.Combine(copy, part), without: ["bin", "obj"]);
        foreach (var file in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "README.md"])
            File.Copy(Path.Combine(repository, file), Path.Combine(copy, file));
        return copy;
    }

    private static string Repository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Amorsize.Build.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException($"No repository above {AppContext.BaseDirectory}");
        return directory;
    }

    private static void WriteCommonProperties(string version) => File.WriteAllText(Path.Combine(Root, "Directory.Build.props"),
        $"""
        <Project>
          <PropertyGroup>
            <TestedVersion>{version}</TestedVersion>
            <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
            <NoWarn>$(NoWarn);NU1603</NoWarn>
            <NuGetAudit>false</NuGetAudit>
            <CheckEolTargetFramework>false</CheckEolTargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <AmorsizeTimeBudget>00:00:00.300</AmorsizeTimeBudget>
          </PropertyGroup>
        </Project>
        """);
}
