using System.Globalization;
using System.IO.Compression;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>One run of these tests. It packs the product once, under its own version, and holds all consumers in one folder.</summary>
[TestClass]
public static class AcceptanceRun
{
    /// <summary>The git remote that the packed sources claim to come from.</summary>
    internal const string GitRemote = "https://github.com/amorsize/Amorsize.Build";

    private const string Project = "src/Amorsize.Build/Amorsize.Build.csproj";

    private static int failures;

    /// <summary>The run's folder.</summary>
    public static string Root { get; private set; } = "";

    /// <summary>The package under test.</summary>
    public static string Package => Directory.GetFiles(Feed, "*.nupkg").Single();

    private static string Feed => Path.Combine(Root, "feed");

    // The sources are copied, because other builds of the same tree may run at the same time.
    private static string Sources => Path.Combine(Root, "sources");

    // Builds share one compiler server, because starting the compiler takes as long as the rest of a build. It ends with the run.
    internal static string CompilerServer { get; } = $"amorsize-{Guid.NewGuid():N}";

    private static string Version { get; } = "0.1.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static string Packages => Path.Combine(Root, "packages");

    private static string GlobalPackages { get; set; } = "";

    /// <summary>The environment variables of every consumer's builds.</summary>
    internal static IEnumerable<(string Name, string Value)> Environment =>
    [
        // The package under test is restored into a folder that is deleted later. Other packages come from the global folder.
        ("NUGET_PACKAGES", Packages),
        ("NUGET_FALLBACK_PACKAGES", GlobalPackages),
        // Restores that share a folder of packages must share their locks.
        ("NUGET_SCRATCH", Path.Combine(Root, "scratch")),
        // The builds of this run exclude each other when they measure, and do not wait for other builds of this machine.
        ("AMORSIZE_LOCK_DIRECTORY", Path.Combine(Root, "locks")),
    ];

    [AssemblyInitialize]
    public static void PackOnce(TestContext _)
    {
        Root = Directory.CreateTempSubdirectory("amorsize-acceptance-").FullName;
        GlobalPackages = DotNet.Run(Root, "nuget locals global-packages --list", []).Passed().Output.Split(": ", 2)[1];
        CommitSources();
        Pack(Sources, Project, Feed);
        WriteCommonProperties();
    }

    /// <summary>Packs a clone of the same commit in another folder.</summary>
    /// <returns>The folder with the package and its symbols.</returns>
    internal static string PackAnotherClone()
    {
        var clone = Path.Combine(Root, "another clone");
        Git.Run(Root, "clone", "--quiet", Sources, clone);
        Git.Run(clone, "remote", "set-url", "origin", GitRemote);
        var packed = Path.Combine(clone, "packed");
        Pack(clone, Project, packed);
        return packed;
    }

    [AssemblyCleanup]
    public static void CleanUp(TestContext context)
    {
        try
        {
            StopCompilerServer();
        }
        finally
        {
            if (failures == 0)
                Directory.Delete(Root, recursive: true);
            else
                context.WriteLine($"A test failed, so its files are kept: {Root}");
        }
    }

    /// <summary>The tool's package, packed when a test first needs it.</summary>
    internal static string ToolPackage => PackedTool.Value;

    /// <summary>Absolute path of the assembly of the packed tool.</summary>
    internal static string Tool => UnpackedTool.Value;

    private static Lazy<string> PackedTool { get; } = new(() =>
    {
        var feed = Path.Combine(Root, "tool feed");
        Pack(Sources, "src/Amorsize.Tool/Amorsize.Tool.csproj", feed);
        return Directory.GetFiles(feed, "*.nupkg").Single();
    });

    private static Lazy<string> UnpackedTool { get; } = new(() =>
    {
        var folder = Path.Combine(Root, "tool");
        ZipFile.ExtractToDirectory(ToolPackage, folder);
        return Path.Combine(folder, "tools", "net10.0", "any", "Amorsize.Tool.dll");
    });

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

    // Packs like the release workflow, but without analyzers, which ran when these tests were built.
    private static void Pack(string sources, string project, string output) => DotNet.Run(
        sources, $"pack {project} -c Release -o \"{output}\" -p:Version={Version} -p:ContinuousIntegrationBuild=true -p:RunAnalyzers=false -p:UseSharedCompilation=true -p:SharedCompilationId={CompilerServer} --nologo -v:q", []).Passed();

    // The sources are committed to a new repository, because Source Link takes commit and remote from it.
    private static void CommitSources()
    {
        var repository = Repository();
        foreach (var part in (string[])["src", "eng", "buildTransitive"])
            Folder.Copy(Path.Combine(repository, part), Path.Combine(Sources, part), without: ["bin", "obj"]);
        foreach (var file in (string[])["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", ".gitignore", "README.md"])
            File.Copy(Path.Combine(repository, file), Path.Combine(Sources, file));
        Git.Run(Sources, "init", "--quiet");
        Git.Run(Sources, "remote", "add", "origin", GitRemote);
        Git.Run(Sources, "add", ".");
        Git.Run(Sources, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", "Everything");
    }

    private static string Repository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Amorsize.Build.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException($"No repository above {AppContext.BaseDirectory}");
        return directory;
    }

    private static void StopCompilerServer()
    {
        File.WriteAllText(Path.Combine(Root, "any.proj"), "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        var roslyn = DotNet.Run(Root, "msbuild any.proj --nologo -getProperty:RoslynTargetsPath", []).Passed().Output;
        DotNet.Run(Root, $"exec \"{Path.Combine(roslyn, "bincore", "VBCSCompiler.dll")}\" -shutdown -pipename:{CompilerServer}", []).Passed();
    }

    private static void WriteCommonProperties() => File.WriteAllText(Path.Combine(Root, "Directory.Build.props"),
        $"""
        <Project>
          <PropertyGroup>
            <TestedVersion>{Version}</TestedVersion>
            <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
            <NoWarn>$(NoWarn);NU1603</NoWarn>
            <NuGetAudit>false</NuGetAudit>
            <CheckEolTargetFramework>false</CheckEolTargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <AmorsizeTimeBudget>00:00:00.300</AmorsizeTimeBudget>
            <EnableNETAnalyzers>false</EnableNETAnalyzers>
            <UseSharedCompilation>true</UseSharedCompilation>
            <SharedCompilationId>{CompilerServer}</SharedCompilationId>
          </PropertyGroup>
        </Project>
        """);
}
