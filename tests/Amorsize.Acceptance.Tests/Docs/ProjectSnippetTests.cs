using System.Globalization;
using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Docs;

namespace Amorsize.Acceptance.Tests.Docs;

/// <summary>Every part of a project that the documentation shows builds as it stands.</summary>
[TestClass]
[DoNotParallelize] // Other builds would take the processors from its measurements.
public sealed class ProjectSnippetTests : AcceptanceTest
{
    private const string Work =
        """
        using Amorsize;
        public static class Work
        {
            public static int[] Numbers => [1, 2, 3];

            [Workload("work", Items = nameof(Numbers))]
            public static int Measure(int number) => number;
        }
        """;

    [TestMethod]
    public void Docs_EachProjectPart_BuildsAndMeasuresUnlessItDisablesThat()
    {
        var blocks = MarkdownPage.All.SelectMany(page => page.Blocks).Where(block => block is { Language: "xml", Role: "" }).ToList();
        var projects = blocks.Select((block, i) => (Path: string.Create(CultureInfo.InvariantCulture, $"P{i}/P{i}.csproj"), Block: block)).ToList();
        var consumer = Create(Solution(projects.Select(project => project.Path)) + string.Concat(projects.Select(project => Project(project.Path, project.Block.Text))) + $"\n#file Work.cs\n{Work}");

        // The remote caches of the examples do not exist.
        var log = consumer.Build("All.slnx -p:AmorsizeRemoteCache=");

        log.HasNoWarnings();
        Assert.HasCount(blocks.Count(block => !block.Text.Contains("<AmorsizeEnabled>false", StringComparison.Ordinal)), log.Measured);
    }

    [TestMethod]
    public void Docs_FilesForAWholeRepository_MeasureAfterAllProjectsAreBuilt()
    {
        var files = MarkdownPage.Of("docs/how-to/whole-repository.md").Blocks.Where(block => block.Role.Length > 0);
        string[] projects = ["One/One.csproj", "Two/Two.csproj"];
        var consumer = Create(
            Solution(projects) + string.Concat(projects.Select(path => Project(path, "<Import Project=\"../../Directory.Build.props\" />")))
            + string.Concat(files.Select(file => $"\n#file {file.Role}\n{file.Text}")) + $"\n#file Work.cs\n{Work}");

        var log = consumer.Build("All.slnx");

        Assert.AreSequenceEqual(["work", "work"], log.Measured);
        Assert.IsLessThan(log.Targets.IndexOf("AmorsizeTune"), log.Targets.LastIndexOf("CopyFilesToOutputDirectory"));
    }

    private static string Solution(IEnumerable<string> projects) =>
        $"""
        #file All.slnx
        <Solution>
        {string.Concat(projects.Select(path => $"  <Project Path=\"{path}\" />\n"))}</Solution>
        """;

    private static string Project(string path, string part) =>
        $"""

        #file {path}
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
        {part}
          <ItemGroup>
            <Compile Include="../Work.cs" />
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
          </ItemGroup>
        </Project>
        """;
}
