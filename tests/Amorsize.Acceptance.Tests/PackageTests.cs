using System.Globalization;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed partial class PackageTests
{
    // Kinds of custom debug information (Portable PDB v1.0).
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [TestMethod]
    public void Package_Content_IsExactlyTheseFiles() => Assert.AreSequenceEqual(
        [
            "Amorsize.Build.nuspec",
            "README.md",
            "analyzers/dotnet/cs/Amorsize.Analyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/Amorsize.Analyzers.dll",
            "analyzers/dotnet/roslyn4.14/cs/Amorsize.Analyzers.Completion.dll",
            "buildMultiTargeting/Amorsize.Build.targets",
            "buildTransitive/Amorsize.Build.Commands.targets",
            "buildTransitive/Amorsize.Build.Engine.targets",
            "buildTransitive/Amorsize.Build.Packages.targets",
            "buildTransitive/Amorsize.Build.RunSettings.targets",
            "buildTransitive/Amorsize.Build.Tests.targets",
            "buildTransitive/Amorsize.Build.props",
            "buildTransitive/Amorsize.Build.targets",
            "icon.png",
            "lib/net8.0/Amorsize.dll",
            "lib/net8.0/Amorsize.xml",
            "lib/netstandard2.0/Amorsize.dll",
            "lib/netstandard2.0/Amorsize.xml",
            "tasks/net10.0/Amorsize.Build.deps.json",
            "tasks/net10.0/Amorsize.Build.dll",
            "tasks/net10.0/Amorsize.Cache.dll",
            "tasks/net10.0/Amorsize.Discovery.dll",
            "tasks/net10.0/Amorsize.Measurement.dll",
            "tasks/net10.0/Amorsize.Platform.dll",
            "tasks/net10.0/Amorsize.UpToDate.dll",
            "tools/profiler/Amorsize.Profiler.dll",
            "tools/profiler/Amorsize.Profiler.runtimeconfig.json",
        ],
        AcceptanceRun.PackageContent());

    [TestMethod]
    public void Package_Metadata_HasNoDependencies()
    {
        using var package = ZipFile.OpenRead(AcceptanceRun.Package);
        using var nuspec = package.GetEntry("Amorsize.Build.nuspec")!.Open();

        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();

        Assert.IsEmpty(metadata.Descendants().Where(element => element.Name.LocalName == "dependency"));
        Assert.AreEqual("MIT", metadata.Elements().Single(element => element.Name.LocalName == "license").Value);
    }

    [TestMethod]
    public void SymbolPackage_EachAssembly_HasItsSymbols()
    {
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(AcceptanceRun.Package, ".snupkg"));
        var names = symbols.Entries.Select(entry => entry.FullName).ToList();

        foreach (var assembly in AcceptanceRun.PackageContent().Where(file => file.EndsWith(".dll", StringComparison.Ordinal)))
            Assert.Contains(Path.ChangeExtension(assembly, ".pdb"), names);
    }

    [TestMethod]
    public void SymbolPackage_EachDocument_LinksToTheCommit()
    {
        var commit = Git.Run(Path.Combine(AcceptanceRun.Root, "sources"), "rev-parse", "HEAD");
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(AcceptanceRun.Package, ".snupkg"));

        foreach (var entry in symbols.Entries.Where(entry => entry.FullName.EndsWith(".pdb", StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using (var file = entry.Open())
                file.CopyTo(content);
            content.Position = 0;
            using var provider = MetadataReaderProvider.FromPortablePdbStream(content);
            var pdb = provider.GetMetadataReader();
            var link = JsonNode.Parse(CustomInformation(pdb, EntityHandle.ModuleDefinition, SourceLink).Single())!["documents"]!.AsObject().Single();
            Assert.AreEqual($"https://raw.githubusercontent.com/amorsize/Amorsize.Build/{commit}/*", (string?)link.Value);
            foreach (var handle in pdb.Documents)
            {
                var name = pdb.GetString(pdb.GetDocument(handle).Name);
                Assert.IsTrue(name.StartsWith(link.Key.TrimEnd('*'), StringComparison.Ordinal), name);
                // Generated files under obj are in no repository, so the symbols must embed them.
                if (name.Contains("/obj/", StringComparison.Ordinal))
                    Assert.HasCount(1, CustomInformation(pdb, handle, EmbeddedSource), name);
            }
        }
    }

    [TestMethod]
    public void Package_PackedFromAnotherClone_HasTheSameBytes()
    {
        var packed = AcceptanceRun.PackAnotherClone();

        foreach (var file in (string[])[AcceptanceRun.Package, Path.ChangeExtension(AcceptanceRun.Package, ".snupkg")])
            Assert.AreSequenceEqual(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(packed, Path.GetFileName(file))));
    }

    [TestMethod]
    public void Package_EachFile_HasTheTimeOfTheCommit()
    {
        var commit = long.Parse(Git.Run(Path.Combine(AcceptanceRun.Root, "sources"), "log", "-1", "--format=%ct"), CultureInfo.InvariantCulture);
        using var package = ZipFile.OpenRead(AcceptanceRun.Package);

        // A zip archive stores times in steps of two seconds.
        foreach (var entry in package.Entries)
            Assert.AreEqual(DateTimeOffset.FromUnixTimeSeconds(commit / 2 * 2).DateTime, entry.LastWriteTime.DateTime, entry.FullName);
    }

    // The aim is 500 KB. The package has outgrown it, and must not grow further unnoticed.
    [TestMethod]
    public void Package_WithoutAnalyzers_IsUnder700KB()
    {
        using var package = ZipFile.OpenRead(AcceptanceRun.Package);

        Assert.IsLessThan(700_000, package.Entries.Where(entry => !entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal)).Sum(entry => entry.CompressedLength));
    }

    [TestMethod]
    public void Package_VerifiedByNuGet_LacksOnlyASignature()
    {
        var verified = DotNet.Run(AcceptanceRun.Root, $"nuget verify --all \"{AcceptanceRun.Package}\"", []);

        Assert.AreSequenceEqual(["NU3004"], NuGetCode().Matches(verified.Output).Select(code => code.Value));
    }

    [TestMethod]
    public void Consumer_Output_HasOnlyTheLibraryOfThePackage()
    {
        var files = Folder.Files(MeasuredProgram.Template.At(MeasuredProgram.Output)).Where(file => !file.StartsWith("App", StringComparison.Ordinal));

        Assert.AreSequenceEqual(["Amorsize.dll"], files);
    }

    [TestMethod]
    public void Consumer_Dependencies_AreOnlyThePackage()
    {
        var dependencies = JsonNode.Parse(File.ReadAllText(MeasuredProgram.Template.At(MeasuredProgram.Output + "App.deps.json")))!;
        var libraries = dependencies["libraries"]!.AsObject().Select(library => library.Key.Split('/')[0]);

        Assert.AreSequenceEqual(["App", "Amorsize.Build"], libraries);
    }

    private static IEnumerable<byte[]> CustomInformation(MetadataReader pdb, EntityHandle handle, Guid kind) => pdb.GetCustomDebugInformation(handle)
        .Select(pdb.GetCustomDebugInformation)
        .Where(information => pdb.GetGuid(information.Kind) == kind)
        .Select(information => pdb.GetBlobBytes(information.Value));

    [GeneratedRegex("NU[0-9]{4}")]
    private static partial Regex NuGetCode();
}
