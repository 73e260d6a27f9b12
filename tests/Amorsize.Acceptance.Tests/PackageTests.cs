using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class PackageTests
{
    [TestMethod]
    public void ItHasTheseFilesAndNoOther() => Assert.AreSequenceEqual(
        [
            "Amorsize.Build.nuspec",
            "README.md",
            "buildMultiTargeting/Amorsize.Build.targets",
            "buildTransitive/Amorsize.Build.Commands.targets",
            "buildTransitive/Amorsize.Build.Engine.targets",
            "buildTransitive/Amorsize.Build.props",
            "buildTransitive/Amorsize.Build.targets",
            "icon.png",
            "lib/net8.0/Amorsize.dll",
            "lib/net8.0/Amorsize.xml",
            "tasks/net10.0/Amorsize.Build.deps.json",
            "tasks/net10.0/Amorsize.Build.dll",
            "tasks/net10.0/Amorsize.Caching.dll",
            "tasks/net10.0/Amorsize.Tuning.dll",
            "tasks/net10.0/Amorsize.dll",
            "tools/profiler/Amorsize.Profiler.dll",
            "tools/profiler/Amorsize.Profiler.runtimeconfig.json",
            "tools/profiler/Amorsize.Tuning.dll",
            "tools/profiler/Amorsize.dll",
        ],
        AcceptanceRun.PackageContent());

    [TestMethod]
    public void ItHasNoDependencies()
    {
        using var package = ZipFile.OpenRead(AcceptanceRun.Package);
        using var nuspec = package.GetEntry("Amorsize.Build.nuspec")!.Open();

        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();

        Assert.IsEmpty(metadata.Descendants().Where(element => element.Name.LocalName == "dependency"));
        Assert.AreEqual("MIT", metadata.Elements().Single(element => element.Name.LocalName == "license").Value);
    }

    [TestMethod]
    public void ItsSymbolsLieBesideIt()
    {
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(AcceptanceRun.Package, ".snupkg"));
        var names = symbols.Entries.Select(entry => entry.FullName).ToList();

        foreach (var assembly in AcceptanceRun.PackageContent().Where(file => file.EndsWith(".dll", StringComparison.Ordinal)))
            Assert.Contains(Path.ChangeExtension(assembly, ".pdb"), names);
    }

    [TestMethod]
    public void AConsumersOutputHasTheLibraryAndNothingElseOfIt()
    {
        var files = Folder.Files(MeasuredProgram.Template.At(MeasuredProgram.Output)).Where(file => !file.StartsWith("App", StringComparison.Ordinal));

        Assert.AreSequenceEqual(["Amorsize.dll"], files);
    }

    [TestMethod]
    public void AConsumersDependenciesAreThePackageWithoutOthers()
    {
        var dependencies = JsonNode.Parse(File.ReadAllText(MeasuredProgram.Template.At(MeasuredProgram.Output + "App.deps.json")))!;
        var libraries = dependencies["libraries"]!.AsObject().Select(library => library.Key.Split('/')[0]);

        Assert.AreSequenceEqual(["App", "Amorsize.Build"], libraries);
    }
}
