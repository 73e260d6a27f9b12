using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests.Changes;

/// <summary>A program with a library of the same language and a package, and every kind of change of them.</summary>
internal sealed partial class ChangeMatrix
{
    /// <summary>The language's name, which is that of its folder too.</summary>
    public required string Language { get; init; }

    /// <summary>The ending of its sources, such as <c>cs</c>.</summary>
    public required string Ending { get; init; }

    /// <summary>The source of the program.</summary>
    public required string Program { get; init; }

    /// <summary>The source of the library.</summary>
    public required string Library { get; init; }

    /// <summary>Each change of the sources, with the only workload that it makes stale.</summary>
    public required (string Workload, string File, string From, string To)[] Changes { get; init; }

    /// <summary>Changes of the sources that no workload depends on.</summary>
    public required (string File, string From, string To)[] Unrelated { get; init; }

    /// <summary>The files that all languages share: a package in two versions, and a library whose types are searched.</summary>
    public static string SharedFiles =>
        """
        #file nuget.config
        <configuration>
          <packageSources>
            <add key="local" value="feed" />
          </packageSources>
        </configuration>
        #file Dep/Dep.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <PackageId>Acceptance.Dep</PackageId>
          </PropertyGroup>
        </Project>
        #file Dep/Dep.cs
        public static class Dep
        {
        #if V2
            public static int Compute(int n) => n * 32;
        #else
            public static int Compute(int n) => n * 31;
        #endif
        }
        #file Searched/Searched.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
        </Project>
        #file Searched/Searched.cs
        namespace Searched;
        public class Marker;
        public class Found { public int Do(int n) => n + 1009; }

        """;

    /// <summary>The workloads that no change of code or files makes stale.</summary>
    public required string[] Untouched { get; init; }

    /// <summary>Path of the program's project.</summary>
    public string Project => $"{Language}/App/App.{Ending}proj";

    /// <summary>The workloads that all changes make stale, in the order of <see cref="Stale"/>. Only the runtime's settings change for the untouched ones.</summary>
    public string Changed => string.Join(' ', Edits.Select(edit => edit.Workload).Concat(["inputs", "searched", .. Untouched.Select(workload => $"AMZ1010 {workload}")]).Order(StringComparer.Ordinal));

    /// <summary>The files of the two projects.</summary>
    public string Files =>
        $"""
        #file {Language}/Lib/Lib.{Ending}proj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
            <!--version-->
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="Lib.{Ending}" />
          </ItemGroup>
        </Project>
        #file {Language}/Lib/Lib.{Ending}
        {Library}
        #file {Project}
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="Program.{Ending}" />
            <ProjectReference Include="../Lib/Lib.{Ending}proj" />
            <ProjectReference Include="../../Searched/Searched.csproj" />
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
            <PackageReference Include="Acceptance.Dep" Version="1.0.0" />
            <EmbeddedResource Include="table.txt" LogicalName="table" />
            <EmbeddedResource Include="other.txt" LogicalName="other" />
            <None Include="items.txt;unrelated.txt;libcodec.so" CopyToOutputDirectory="PreserveNewest" />
          </ItemGroup>
        </Project>
        #file {Language}/App/items.txt
        1
        #file {Language}/App/unrelated.txt
        1
        #file {Language}/App/table.txt
        1
        #file {Language}/App/other.txt
        1
        #file {Language}/App/libcodec.so
        one
        #file {Language}/App/data/one.txt
        1
        #file {Language}/App/Program.{Ending}
        {Program}

        """;

    private IEnumerable<(string Workload, string File, string From, string To)> Edits =>
    [
        .. Changes,
        ("file", "App/items.txt", "1", "1\n2"),
        ("native", "App/libcodec.so", "one", "two"),
        ("package", $"App/App.{Ending}proj", "Version=\"1.0.0\"", "Version=\"2.0.0\""),
        ("resource", "App/table.txt", "1", "12"),
    ];

    /// <summary>Makes all changes that no workload depends on.</summary>
    public void MakeUnrelatedChanges(Consumer consumer)
    {
        foreach (var (file, from, to) in Unrelated)
            consumer.Edit($"{Language}/{file}", from, to);
        consumer.Edit($"{Language}/Lib/Lib.{Ending}proj", "<!--version-->", "<Version>7.8.9</Version>");
        consumer.Edit($"{Language}/App/unrelated.txt", "1", "2");
        consumer.Edit($"{Language}/App/other.txt", "1", "2");
    }

    /// <summary>Makes all changes that a workload depends on, except that of the searched library.</summary>
    public void MakeChanges(Consumer consumer)
    {
        foreach (var (_, file, from, to) in Edits)
            consumer.Edit($"{Language}/{file}", from, to);
        consumer.Write($"{Language}/App/data/more.txt", "2");
        consumer.Write($"{Language}/App/runtimeconfig.template.json", """{ "configProperties": { "System.GC.HeapCount": 2, "System.Runtime.TieredPGO": false } }""");
    }

    /// <summary>Gives every workload of a built program the same result, in a baseline file, so that none of them is measured.</summary>
    /// <param name="consumer">The folder of the program, which was built.</param>
    /// <param name="result">The result of a workload of another program of the same name.</param>
    public void StoreResults(Consumer consumer, EntryFile result)
    {
        var scan = JsonNode.Parse(File.ReadAllText(consumer.At($"{Language}/App/obj/Debug/net10.0/App.amorsize.scan")))!;
        var workloads = scan["workloads"]!.AsArray().Select(workload => ((string)workload!["name"]!, (string)workload["fingerprint"]!)).ToList();
        Assert.HasCount(Edits.Count() + 2 + Untouched.Length, workloads, Language);
        consumer.Write($"{Language}/App/amorsize.baseline.json", result.ToBaseline(workloads));
    }

    /// <summary>The workloads of this program that a build reports as stale. Where the code of the report is not AMZ1009, WorkloadChanged, it comes first.</summary>
    public string Stale(BuildLog log) => string.Join(' ', Reported(log).Select(warning => (warning.Code == "AMZ1009" ? "" : warning.Code + " ") + Workload.Match(warning.Text).Groups[1].Value).Order(StringComparer.Ordinal));

    private IEnumerable<LoggedProblem> Reported(BuildLog log) =>
        log.Warnings.Where(warning => warning.Code.StartsWith("AMZ10", StringComparison.Ordinal) && warning.File!.Contains($"{Path.DirectorySeparatorChar}{Language}{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex("^The tuned settings of workload '([^']*)' are stale")]
    private static partial Regex Workload { get; }
}
