using System.Globalization;
using System.Text.RegularExpressions;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Builds;

/// <summary>A temporary folder with a git repository, a fresh package and projects that use it. Disposing deletes the folder.</summary>
internal sealed partial class ProvingGround : IDisposable
{
    public const string OurPackage = "Amorsize.Build";

    /// <summary>The version of the fresh package, as a property that only the folder's projects know.</summary>
    public const string OurVersion = "$(MeasuredVersion)";

    private ProvingGround(string root) => Root = root;

    public string Root { get; }

    public static ProvingGround Create()
    {
        var root = Directory.CreateTempSubdirectory("amorsize-builds-").FullName;
        var version = "0.1.0-measured." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var feed = Path.Combine(root, "feed");
        Command.Run(Repository.Root, "dotnet", $"pack src/Amorsize.Build/Amorsize.Build.csproj -c Release -o \"{feed}\" -p:Version={version} -nologo -v:q");
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <MeasuredVersion>{version}</MeasuredVersion>
                <RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources>
                <NuGetAudit>false</NuGetAudit>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(root, "version.json"), """{ "version": "1.0" }""");
        File.WriteAllText(Path.Combine(root, ".gitignore"), "bin/\nobj/\nfeed/\n");
        Command.Run(root, "git", "init -q");
        Command.Run(root, "git", "add .");
        Command.Run(root, "git", "-c user.name=Benchmark -c user.email=benchmark@example.org commit -q -m Begin");
        return new(root);
    }

    /// <summary>Adds a test project with one test, and builds it.</summary>
    /// <param name="name">Name of the project and its assembly.</param>
    /// <param name="package">The package that is measured; empty: none.</param>
    /// <param name="version">Version of the package.</param>
    /// <param name="code">Further code of the project.</param>
    /// <param name="library">Folder of a project that it references; null if there is none.</param>
    public BuiltProject Add(string name, string package = "", string version = OurVersion, string code = "", string? library = null)
    {
        var folder = Write(
            name,
            ($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <EnableMSTestRunner>true</EnableMSTestRunner>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="MSTest" Version="{VersionOfMSTest()}" />
                {(package.Length == 0 ? "" : $"""<PackageReference Include="{package}" Version="{version}" PrivateAssets="all" />""")}
                {(library is null ? "" : $"""<ProjectReference Include="{library}/{Path.GetFileName(library)}.csproj" />""")}
              </ItemGroup>
            </Project>
            """),
            ("Tests.cs", """
            using Microsoft.VisualStudio.TestTools.UnitTesting;
            [TestClass]
            public sealed class Tests
            {
                [TestMethod]
                public void Passes() => Assert.AreEqual(2, 1 + 1);
            }
            """),
            ("Code.cs", code));
        var project = new BuiltProject(folder, package);
        project.Build("-p:AmorsizeMode=CacheOnly -p:AmorsizeStaleSeverity=None");
        return project;
    }

    /// <summary>Writes a project without building it.</summary>
    /// <returns>Its folder.</returns>
    public string Write(string name, params (string Name, string Text)[] files)
    {
        Console.Error.WriteLine($"project {name}");
        var folder = Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
        foreach (var (file, text) in files)
            File.WriteAllText(Path.Combine(folder, file), text);
        return folder;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string VersionOfMSTest() => MSTest().Match(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"))).Groups[1].Value;

    [GeneratedRegex("Include=\"MSTest\" Version=\"([^\"]+)\"")]
    private static partial Regex MSTest();
}
