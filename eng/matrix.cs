// `dotnet run eng/matrix.cs [NAME...]`: builds one small program of every kind with the packed package, and checks which settings the program gets.
// It runs the kinds whose name contains one of the names, or all, and writes their results into docs/reference/project-kinds.md.
// Needs the .NET 10 SDK and a NuGet feed; everything else is written below the temporary folder.
#:property PublishAot=false

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;

// A workload of some 40 µs an item, and a program that says which settings it gets.
const string Work = """
    using Amorsize;
    using System.Linq;
    public static class Work
    {
        public static int[] Numbers => Enumerable.Range(1, 100).ToArray();

        [Workload("work", Items = nameof(Numbers))]
        public static int Count(int number)
        {
            var sum = number;
            for (var i = 1; i < 10_000; i++)
                sum += i % number;
            return sum;
        }

        public static string Settings() => "settings: " + TunedSettings.For("work").Source + ", " + TunedSettings.For("work").Reason;
    }
    """;
const string Program = "System.Console.WriteLine(Work.Settings());";
const string Package = """<PackageReference Include="Amorsize.Build" Version="VERSION" />""";
const string Net10 = "<TargetFramework>net10.0</TargetFramework>";
const string Exe = "<OutputType>Exe</OutputType>" + Net10;
const string Output = "bin/Debug/net10.0/";
const string Published = "bin/Release/net10.0/publish/";
var runtime = RuntimeInformation.RuntimeIdentifier;
var native = $"bin/Release/net10.0/{runtime}/publish/App";
string[] both = ["Amorsize.dll", "App.amorsize.json"];

Kind[] kinds =
[
    new("console", "Profiled; a second build measures nothing", App(Exe), row =>
    {
        row.Dotnet("build").Says("profiling 'work'");
        row.Dotnet("build").IsSilentAbout("profiling");
        row.Program(Output + "App.dll").Says("settings: Profiled");
    }),
    new("class library, used by a program", "Profiled; the settings follow the library", [
        ("Lib/Lib.csproj", Project(Net10, Package)), ("Lib/Work.cs", Work),
        ("App/App.csproj", Project(Exe, """<ProjectReference Include="../Lib/Lib.csproj" />""")), ("App/Program.cs", Program)], row =>
    {
        row.Dotnet("build App");
        row.Program("App/" + Output + "App.dll").Says("settings: Profiled");
        row.HasOnly("App/" + Output, "Amorsize.dll", "Lib.amorsize.json");
    }),
    new("worker service", "Profiled", App(Net10, Package + """<PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.0" />""", "Microsoft.NET.Sdk.Worker"), row =>
    {
        row.Dotnet("build");
        row.Program(Output + "App.dll").Says("settings: Profiled");
    }),
    new("two web programs with baseline files, published", "Profiled; no baseline file is published", [
        .. App(Net10, Package + """<ProjectReference Include="Other/Other.csproj" />""", "Microsoft.NET.Sdk.Web", "<DefaultItemExcludes>$(DefaultItemExcludes);Other/**</DefaultItemExcludes>"),
        ("amorsize.baseline.json", "{}"), ("appsettings.json", "{}"),
        ("Other/Other.csproj", Project(Net10, Package, "Microsoft.NET.Sdk.Web")), ("Other/Program.cs", "System.Console.WriteLine();"), ("Other/amorsize.baseline.json", "{}")], row =>
    {
        row.Dotnet("publish App.csproj");
        row.Program(Published + "App.dll").Says("settings: Profiled");
        row.HasOnly(Published, both);
    }),
    new("Razor class library in a web program", "Profiled", [
        ("Lib/Lib.csproj", Project(Net10, Package + """<FrameworkReference Include="Microsoft.AspNetCore.App" />""", "Microsoft.NET.Sdk.Razor")), ("Lib/Work.cs", Work), ("Lib/Part.razor", "<p>part</p>"), ("Lib/amorsize.baseline.json", "{}"),
        ("App/App.csproj", Project(Net10, """<ProjectReference Include="../Lib/Lib.csproj" />""", "Microsoft.NET.Sdk.Web")), ("App/Program.cs", Program)], row =>
    {
        row.Dotnet("publish App");
        row.Program("App/" + Published + "App.dll").Says("settings: Profiled");
        row.HasOnly("App/" + Published, "Amorsize.dll", "Lib.amorsize.json");
    }),
    new("Blazor WebAssembly", "not measured (AMZ0003); nothing is published, since a browser reads no file", [
        ("App.csproj", Project(Net10, Package + """<PackageReference Include="Microsoft.AspNetCore.Components.WebAssembly" Version="10.0.0" />""", "Microsoft.NET.Sdk.BlazorWebAssembly")),
        ("Work.cs", Work), ("Program.cs", Program), ("amorsize.baseline.json", "{}"), ("wwwroot/index.html", "<html></html>")], row =>
    {
        row.Dotnet("publish").Says("AMZ0003");
        row.HasNone("bin/Release/net10.0/publish", "*amorsize*.json*");
    }),
    new("F#", "Profiled", [("App.fsproj", Project(Exe, Package + """<Compile Include="Program.fs" />""")), ("Program.fs", """
        module Program
        open Amorsize
        type Work() =
            static member Numbers = [| 1 .. 100 |]
            [<Workload("work", Items = "Numbers")>]
            static member Count(number: int) =
                let mutable sum = number
                for i in 1 .. 10_000 do sum <- sum + i % number
                sum
        [<EntryPoint>]
        let main _ =
            printfn "settings: %O" (TunedSettings.For("work").Source)
            0
        """)], row =>
    {
        row.Dotnet("build");
        row.Program(Output + "App.dll").Says("settings: Profiled");
    }),
    new("Visual Basic", "Profiled", [("App.vbproj", Project(Exe, Package)), ("Program.vb", """
        Imports Amorsize
        Public Module Program
            Public ReadOnly Property Numbers As Integer()
                Get
                    Return System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Range(1, 100))
                End Get
            End Property
            <Workload("work", Items:="Numbers")>
            Public Function Count(number As Integer) As Integer
                Dim sum = number
                For i = 1 To 10_000
                    sum += i Mod number
                Next
                Return sum
            End Function
            Public Sub Main()
                System.Console.WriteLine("settings: " & TunedSettings.For("work").Source.ToString())
            End Sub
        End Module
        """)], row =>
    {
        row.Dotnet("build");
        row.Program(Output + "App.dll").Says("settings: Profiled");
    }),
    new("net10.0 and net8.0 in one project", "Profiled for each framework whose runtime is installed; AMZ0003 for others", App(Several("net10.0;net8.0")), row =>
    {
        var built = row.Dotnet("build -v:n");
        row.Program(Output + "App.dll").Says("settings: Profiled");
        if (!row.Dotnet("--list-runtimes").Text.Contains("Microsoft.NETCore.App 8.", StringComparison.Ordinal))
            built.Says("AMZ0003");
        else
            row.Program("bin/Debug/net8.0/App.dll").Says("settings: Profiled");
    }),
    new("one output folder for net10.0 and net8.0 (`-m:1 -o`)", "Profiled: a framework that could be measured wins", App(Several("net8.0;net10.0")), row =>
    {
        row.Dotnet("build -m:1 -o out");
        row.HasSource("out/App.amorsize.json", "Profiled");
        row.Dotnet("build -m:1 -o out").IsSilentAbout("'work': ");
        row.HasSource("out/App.amorsize.json", "Profiled", "Cached");
    }),
    new("library for net10.0, netstandard2.0 and net48", "Profiled for net10.0; message AMZ0003 for the others", [
        ("Lib/Lib.csproj", Project("<TargetFrameworks>net10.0;netstandard2.0;net48</TargetFrameworks><LangVersion>latest</LangVersion>", Package)), ("Lib/Work.cs", Work),
        ("App/App.csproj", Project(Exe, """<ProjectReference Include="../Lib/Lib.csproj" />""")), ("App/Program.cs", Program)], row =>
    {
        row.Dotnet("build Lib -v:n").Says("AMZ0003");
        row.Dotnet("build App");
        row.Program("App/" + Output + "App.dll").Says("settings: Profiled");
        row.HasNone("Lib/bin/Debug/netstandard2.0", "*.amorsize.json");
    }),
    new("file-based program (`dotnet run app.cs`)", "Profiled; an edited workload is measured again", [
        ("app.cs", "#:package Amorsize.Build@VERSION\n#:property PublishAot=false\n" + Program + "\n" + Work.Replace("using Amorsize;", "", StringComparison.Ordinal).Replace("using System.Linq;", "", StringComparison.Ordinal).Replace("TunedSettings", "Amorsize.TunedSettings", StringComparison.Ordinal).Replace("[Workload", "[Amorsize.Workload", StringComparison.Ordinal))], row =>
    {
        row.Dotnet("run app.cs").Says("settings: Profiled");
        row.Dotnet("run app.cs").Says("settings: Profiled");
        row.Edit("app.cs", "sum += i % number", "sum += i % number + 1");
        row.Dotnet("run -v:m app.cs").Says("profiling 'work'").Says("settings: Profiled");
    }),
    new("solution (slnx) with central versions and lock files", "Profiled, also after `restore --locked-mode`", [
        ("All.slnx", """<Solution><Project Path="App/App.csproj" /></Solution>"""),
        ("Directory.Packages.props", """<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup><PackageVersion Include="Amorsize.Build" Version="VERSION" /></ItemGroup></Project>"""),
        ("App/App.csproj", Project(Exe + "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>", """<PackageReference Include="Amorsize.Build" />""")), ("App/Work.cs", Work), ("App/Program.cs", Program)], row =>
    {
        row.Dotnet("build All.slnx");
        row.Dotnet("restore All.slnx --locked-mode");
        row.Dotnet("build All.slnx --no-restore").IsSilentAbout("profiling");
        row.Program("App/" + Output + "App.dll").Says("settings: Profiled");
    }),
    new("artifacts output (UseArtifactsOutput)", "Profiled", [.. App(Exe), ("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>")], row =>
    {
        row.Dotnet("build");
        row.Program("artifacts/bin/App/debug/App.dll").Says("settings: Profiled");
    }),
    new("GlobalPackageReference", "Profiled", [
        ("Directory.Packages.props", """<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup><GlobalPackageReference Include="Amorsize.Build" Version="VERSION" /></ItemGroup></Project>"""),
        .. App(Exe, "")], row =>
    {
        row.Dotnet("build");
        row.Program(Output + "App.dll").Says("settings: Profiled");
    }),
    new("publish, framework-dependent", "Profiled; nothing but Amorsize.dll and the settings is added", App(Exe), row =>
    {
        row.Dotnet("publish");
        row.Program(Published + "App.dll").Says("settings: Profiled");
        row.HasOnly(Published, both);
    }),
    new("publish, self-contained", "Rescaled, also for a library that it uses: it is made for other machines", [
        ("Lib/Lib.csproj", Project(Net10, Package)), ("Lib/Other.cs", Work.Replace("class Work", "class Other", StringComparison.Ordinal)),
        .. App(Exe, Package + """<ProjectReference Include="Lib/Lib.csproj" />""", extra: "<DefaultItemExcludes>$(DefaultItemExcludes);Lib/**</DefaultItemExcludes>")], row =>
    {
        row.Dotnet($"publish App.csproj -r {runtime} --self-contained");
        row.Program(native).Says("settings: Rescaled");
        row.HasSource(Path.GetDirectoryName(native) + "/Lib.amorsize.json", "Rescaled");
        row.HasOnly(Path.GetDirectoryName(native)!, [.. both, "Lib.amorsize.json"]);
    }),
    new("publish, single file", "Profiled; the settings stay a file beside it", App(Exe), row =>
    {
        row.Dotnet($"publish -r {runtime} --no-self-contained -p:PublishSingleFile=true");
        row.Program(native).Says("settings: Profiled");
        row.HasOnly(Path.GetDirectoryName(native)!, "App.amorsize.json");
    }),
    new("publish, single file that extracts itself", "Rescaled; the settings are found beside the file", App(Exe), row =>
    {
        row.Dotnet($"publish -r {runtime} --self-contained -p:PublishSingleFile=true -p:IncludeAllContentForSelfExtract=true");
        row.Program(native).Says("settings: Rescaled");
        row.HasOnly(Path.GetDirectoryName(native)!, "App.amorsize.json");
    }),
    new("publish, ReadyToRun", "Profiled", App(Exe), row =>
    {
        row.Dotnet($"publish -r {runtime} --no-self-contained -p:PublishReadyToRun=true");
        row.Program(native).Says("settings: Profiled");
    }),
    new("publish, trimmed", "Rescaled; no trim warnings", App(Exe), row =>
    {
        row.Dotnet($"publish -r {runtime} -p:PublishTrimmed=true").IsSilentAbout("warning IL");
        row.Program(native).Says("settings: Rescaled");
    }),
    new("publish, Native AOT", "Rescaled; the reason says that it was measured under the just-in-time compiler", App(Exe + "<PublishAot>true</PublishAot>"), row =>
    {
        row.Dotnet($"publish -r {runtime}").IsSilentAbout("warning IL");
        row.Program(native).Says("settings: Rescaled").Says("compiled ahead of time");
        row.HasOnly(Path.GetDirectoryName(native)!, "App.amorsize.json");
    }, Needs: ["clang", "gcc"]),
    new("publish for another system", "Rescaled from a build for this one; message AMZ0003", App(Exe), row =>
    {
        var other = OperatingSystem.IsWindows() ? "linux-x64" : "win-x64";
        row.Dotnet("build -c Release");
        row.Dotnet($"publish -r {other} --no-self-contained -p:UseAppHost=false").Says("AMZ0003").Says(other);
        row.Program($"bin/Release/net10.0/{other}/publish/App.dll").Says("settings: Rescaled");
    }),
    new("packed library and its consumer", "Rescaled; the consumer measures nothing", [
        ("Lib/Lib.csproj", Project(Net10 + "<PackageId>Matrix.Library</PackageId><Version>VERSION</Version><PackageOutputPath>PACKED</PackageOutputPath>", Package)), ("Lib/Work.cs", Work),
        ("App/App.csproj", Project(Exe, """<PackageReference Include="Matrix.Library" Version="VERSION" />""")), ("App/Program.cs", Program)], row =>
    {
        row.Dotnet("pack Lib").IsSilentAbout("AMZ0004");
        row.Dotnet("build App").IsSilentAbout("profiling");
        row.Program("App/" + Output + "App.dll").Says("settings: Rescaled");
    }),
    new("tool package", "Rescaled: it is made for other machines", App(Exe + "<PackAsTool>true</PackAsTool><ToolCommandName>matrix-tool</ToolCommandName><PackageId>Matrix.Tool</PackageId><Version>VERSION</Version><PackageOutputPath>PACKED</PackageOutputPath>"), row =>
    {
        row.Dotnet("pack");
        row.Dotnet("tool install Matrix.Tool --version VERSION --tool-path tools");
        row.Program("tools/matrix-tool").Says("settings: Rescaled");
    }),
    new("plug-in in a load context of its own", "Profiled", [
        ("Plugin/Plugin.csproj", Project(Net10 + "<EnableDynamicLoading>true</EnableDynamicLoading>", Package)), ("Plugin/Work.cs", Work),
        ("App/App.csproj", Project(Exe, "")), ("App/Program.cs", """
        using System.Reflection;
        using System.Runtime.Loader;
        var path = Path.GetFullPath(args[0]);
        var context = new AssemblyLoadContext("plug-in");
        context.Resolving += (_, name) => context.LoadFromAssemblyPath(Path.Combine(Path.GetDirectoryName(path)!, name.Name + ".dll"));
        Console.WriteLine(context.LoadFromAssemblyPath(path).GetType("Work")!.GetMethod("Settings")!.Invoke(null, null));
        """)], row =>
    {
        row.Dotnet("build Plugin");
        row.Dotnet("build App");
        row.Program("App/" + Output + "App.dll", "Plugin/" + Output + "Plugin.dll").Says("settings: Profiled");
    }),
    new("`dotnet watch`", "Profiled at each start; an edited workload is measured again, and no start follows without an edit", App(Exe), row =>
        row.Watch("Work.cs", "sum += i % number", "sum += i % number + 1", "settings: Profiled")),
    new("test project on VSTest", "Profiled inside the test host", Suite(""), row => row.Dotnet("test").IsSilentAbout("AMZ2")),
    new("test project on Microsoft.Testing.Platform", "Profiled inside the test program", [
        .. Suite("<OutputType>Exe</OutputType><EnableMSTestRunner>true</EnableMSTestRunner>"), ("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }""")], row => row.Dotnet("test").IsSilentAbout("AMZ2")),
    new("CI with `-warnaserror`", "Default, with warning AMZ1001, and the build passes", App(Exe), row =>
    {
        row.Dotnet("build -warnaserror -p:ContinuousIntegrationBuild=true -p:AmorsizeCI=true").Says("warning AMZ1001");
        row.Program(Output + "App.dll").Says("settings: Default");
    }),
    new("net8.0 that rolls forward to a later runtime", "Profiled on the runtime that it ran on", App("<OutputType>Exe</OutputType><TargetFramework>net8.0</TargetFramework><RollForward>LatestMajor</RollForward><UseAppHost>false</UseAppHost>"), row =>
    {
        row.Dotnet("build");
        row.Program("bin/Debug/net8.0/App.dll").Says("settings: Profiled");
        row.HasRuntime("bin/Debug/net8.0/App.amorsize.json", Environment.Version.Major);
    }),
    new("two assemblies that flag one name", "Profiled, each its own; warning AMZ0005", [
        ("Lib/Lib.csproj", Project(Net10, Package)), ("Lib/Other.cs", Work.Replace("class Work", "class Other", StringComparison.Ordinal)),
        .. App(Exe, """<ProjectReference Include="Lib/Lib.csproj" />""", extra: "<DefaultItemExcludes>$(DefaultItemExcludes);Lib/**</DefaultItemExcludes>")], row =>
    {
        row.Dotnet("build App.csproj").Says("warning AMZ0005");
        row.Program(Output + "App.dll").Says("settings: Profiled");
    }),
    new("two projects in one folder", "Profiled; each has its own report, and Clear leaves the other's results", [
        .. App(Exe + "<EnableDefaultCompileItems>false</EnableDefaultCompileItems>", Package + """<Compile Include="Work.cs;Program.cs" />"""),
        ("Other.csproj", Project(Exe + "<EnableDefaultCompileItems>false</EnableDefaultCompileItems>", Package + """<Compile Include="Work.cs;Program.cs" />"""))], row =>
    {
        foreach (var name in (string[])["App", "Other"])
        {
            row.Dotnet($"build {name}.csproj");
            row.Dotnet($"build {name}.csproj --no-restore -t:AmorsizeReport");
        }
        row.Has("obj/amorsize/App.report.html");
        row.Has("obj/amorsize/Other.report.html");
        row.Dotnet("build Other.csproj --no-restore -t:AmorsizeClear");
        row.Dotnet("build App.csproj").IsSilentAbout("profiling");
        row.Program(Output + "App.dll").Says("settings: Profiled");
    }),
];

return new Matrix((string)AppContext.GetData("EntryPointFileDirectoryPath")!).Run(kinds, args);

static string Project(string properties, string items, string sdk = "Microsoft.NET.Sdk") =>
    $"""<Project Sdk="{sdk}"><PropertyGroup><ImplicitUsings>enable</ImplicitUsings>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>""";

static (string, string)[] App(string properties, string items = Package, string sdk = "Microsoft.NET.Sdk", string extra = "") =>
    [("App.csproj", Project(properties + extra, items, sdk)), ("Work.cs", Work), ("Program.cs", Program)];

static string Several(string frameworks) => $"<OutputType>Exe</OutputType><TargetFrameworks>{frameworks}</TargetFrameworks><UseAppHost>false</UseAppHost>";

static (string, string)[] Suite(string properties) =>
[
    ("Tests.csproj", Project(Net10 + properties, Package + """<PackageReference Include="MSTest" Version="4.5.2" />""")), ("Work.cs", Work),
    ("Tests.cs", """
    using Microsoft.VisualStudio.TestTools.UnitTesting;
    [TestClass]
    public class SettingsTests
    {
        [TestMethod]
        public void Settings_InATest_AreProfiled() => Assert.StartsWith("settings: Profiled", Work.Settings());
    }
    """),
];

/// <summary>A kind of project.</summary>
/// <param name="Name">The kind, as the documentation names it.</param>
/// <param name="Right">The settings that the program must get, in words.</param>
/// <param name="Files">The files of the project. VERSION stands for the package's version, PACKED for a folder that is a package source.</param>
/// <param name="Prove">Builds and runs; throws if something is not right.</param>
/// <param name="Needs">Programs of which one must be installed; empty if nothing is needed.</param>
internal sealed record Kind(string Name, string Right, (string Path, string Text)[] Files, Action<Row> Prove, params string[] Needs)
{
    public string? Missing => Needs.Length == 0 || Needs.Any(IsInstalled) ? null : string.Join(" or ", Needs);

    private static bool IsInstalled(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}

/// <summary>Packs the package, proves each kind in a folder of its own, and writes the table.</summary>
internal sealed class Matrix(string eng)
{
    private readonly string repository = Path.GetDirectoryName(eng)!;
    private readonly string version = "0.1.0-matrix." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    public int Run(Kind[] kinds, string[] names)
    {
        var chosen = kinds.Where(kind => names.Length == 0 || names.Any(name => kind.Name.Contains(name, StringComparison.OrdinalIgnoreCase))).ToList();
        var root = Directory.CreateTempSubdirectory("amorsize-matrix-").FullName;
        Prepare(root);
        var results = chosen.Select((kind, number) => (Kind: kind, Result: ResultOf(kind, Path.Combine(root, FormattableString.Invariant($"{number + 1}"))))).ToList();
        var failed = results.Count(result => result.Result.StartsWith("FAIL", StringComparison.Ordinal));
        Console.WriteLine($"matrix: {results.Count} kinds, {failed} failed");
        WriteTable(kinds, results.ToDictionary(result => result.Kind.Name, result => result.Result), Row.Dotnet(root, "--version").Text.Trim());
        if (failed == 0)
            Directory.Delete(root, recursive: true);
        else
            Console.WriteLine($"The files are kept in {root}");
        return failed == 0 && results.Count > 0 ? 0 : 1;
    }

    private string ResultOf(Kind kind, string folder)
    {
        var timer = Stopwatch.StartNew();
        var result = kind.Missing is { } missing ? $"not run: needs {missing}" : Prove(kind, folder);
        Console.WriteLine($"{result,-5} {kind.Name}: {kind.Right} [{timer.Elapsed.TotalSeconds:0} s]");
        return result;
    }

    private string Prove(Kind kind, string folder)
    {
        var row = new Row(folder, version);
        try
        {
            foreach (var (path, text) in kind.Files)
                row.Write(path, text);
            kind.Prove(row);
            return "pass";
        }
        catch (MatrixException e)
        {
            return $"FAIL: {e.Message}";
        }
    }

    // The rows measure on every machine, also on CI. They use the package just packed, and the other packages of the machine.
    private void Prepare(string root)
    {
        string[] cleared = ["CI", "TF_BUILD", "GITHUB_ACTIONS", "ContinuousIntegrationBuild", "DOTNET_HOST_PATH", "NUGET_FALLBACK_PACKAGES"];
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
        {
            if (cleared.Contains(name, StringComparer.Ordinal) || name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Amorsize", StringComparison.OrdinalIgnoreCase))
                Environment.SetEnvironmentVariable(name, null);
        }
        var feed = Path.Combine(root, "feed");
        var packed = Directory.CreateDirectory(Path.Combine(root, "packed")).FullName;
        var users = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        // A row checks what the program is told, not how good the plan is: other processes may disturb it.
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("MSBUILDDISABLENODEREUSE", "1"), ("MSBUILDTERMINALLOGGER", "off"), ("DOTNET_CLI_UI_LANGUAGE", "en"), ("AMORSIZE_ACCEPT_NOISE", "1"), ("AmorsizeTimeBudget", "00:00:05")])
            Environment.SetEnvironmentVariable(name, value);
        Row.Dotnet(repository, $"pack src/Amorsize.Build -c Release -o {feed} -p:Version={version} -p:RunAnalyzers=false --nologo -v:q").Passed();
        Environment.SetEnvironmentVariable("NUGET_PACKAGES", Path.Combine(root, "packages"));
        Environment.SetEnvironmentVariable("NUGET_FALLBACK_PACKAGES", Directory.Exists(users) ? users : null);
        // Files of their own keep those of folders above out.
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit><CheckEolTargetFramework>false</CheckEolTargetFramework></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(root, "nuget.config"), $"""<configuration><packageSources><add key="feed" value="{feed}" /><add key="packed" value="{packed}" /></packageSources></configuration>""");
    }

    // A kind that this run did not prove keeps the result of an earlier one.
    private void WriteTable(Kind[] kinds, Dictionary<string, string> results, string sdk)
    {
        const string Header = "| kind | right value | result |\n|---|---|---|\n";
        var page = Path.Combine(repository, "docs", "reference", "project-kinds.md");
        var parts = File.ReadAllText(page).Split(Header);
        var earlier = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" | ")).ToDictionary(cells => cells[0][2..], cells => cells[2][..^2]);
        var table = kinds.Select(kind => $"| {kind.Name} | {kind.Right} | {ResultOf(kind.Name)} |\n");
        File.WriteAllText(page, parts[0] + Header + string.Concat(table));

        string ResultOf(string kind) => results.TryGetValue(kind, out var result)
            ? $"{result.Split(['\r', '\n'])[0]} ({DateTime.UtcNow:yyyy-MM-dd}, SDK {sdk}, {RuntimeInformation.RuntimeIdentifier})"
            : earlier.GetValueOrDefault(kind, "not run");
    }
}

/// <summary>The folder in which one kind is built and run.</summary>
internal sealed class Row(string folder, string version)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), Resolved(text));
    }

    public void Edit(string path, string old, string with) => File.WriteAllText(At(path), File.ReadAllText(At(path)).Replace(old, with, StringComparison.Ordinal));

    public Finished Dotnet(string arguments) => Dotnet(folder, Resolved(arguments)).Passed();

    public static Finished Dotnet(string directory, string arguments) => Run(directory, "dotnet", arguments);

    /// <summary>Runs a built program.</summary>
    public Finished Program(string path, string arguments = "") =>
        (path.EndsWith(".dll", StringComparison.Ordinal) ? Run(folder, "dotnet", $"exec \"{At(path)}\" {arguments}") : Run(folder, At(path) + (OperatingSystem.IsWindows() ? ".exe" : ""), arguments)).Passed();

    public void Has(string path) => Check(File.Exists(At(path)), $"there is no {path}");

    public void HasNone(string directory, string pattern)
    {
        var found = Directory.Exists(At(directory)) ? Directory.GetFiles(At(directory), pattern, SearchOption.AllDirectories) : [];
        Check(found.Length == 0, $"{directory} has {string.Join(", ", found.Select(Path.GetFileName))}");
    }

    /// <summary>Checks which files of this package a folder has.</summary>
    public void HasOnly(string directory, params string[] names)
    {
        var found = Directory.GetFiles(At(directory), "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)).Where(file => file.Contains("amorsize", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        Check(found.SequenceEqual(names.Order(StringComparer.Ordinal)), $"{directory} has {string.Join(", ", found)}, not {string.Join(", ", names)}");
    }

    public void HasSource(string path, params string[] sources)
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(At(path)));
        var source = settings.RootElement.GetProperty("workloads").GetProperty("work").GetProperty("source").GetString()!;
        Check(sources.Contains(source), $"{path} says {source}");
    }

    public void HasRuntime(string path, int major)
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(At(path)));
        var found = settings.RootElement.GetProperty("machine").GetProperty("runtimeMajor").GetInt32();
        Check(found == major, $"{path} says runtime {found}, not {major}");
    }

    /// <summary>Starts the program with <c>dotnet watch</c>, edits a file, and checks that each start says a text, and that there are exactly two.</summary>
    public void Watch(string path, string old, string with, string says)
    {
        var output = new StringBuilder();
        using var watch = Start(folder, "dotnet", "watch --no-hot-reload --non-interactive run", output);
        try
        {
            Wait(() => Count(output, says) >= 1, "the first start", output);
            Wait(() => Count(output, "Waiting for a file to change") >= 1, "its end", output);
            Edit(path, old, with);
            Wait(() => Count(output, says) >= 2, "the second start", output);
            Wait(() => Count(output, "Waiting for a file to change") >= 2, "its end", output);
            // A build that changed a watched file would be started again at once.
            Thread.Sleep(TimeSpan.FromSeconds(10));
            Check(Count(output, says) == 2, $"it started again without an edit:\n{output}");
            Check(Count(output, "settings: ") == 2, $"a start said something else:\n{output}");
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
        }
    }

    public static void Check(bool holds, string otherwise)
    {
        if (!holds)
            throw new MatrixException(otherwise);
    }

    private string At(string path) => Path.Combine(folder, path);

    private string Resolved(string text) => text.Replace("VERSION", version, StringComparison.Ordinal).Replace("PACKED", Path.Combine(Path.GetDirectoryName(folder)!, "packed"), StringComparison.Ordinal);

    private static int Count(StringBuilder output, string text)
    {
        lock (output)
            return output.ToString().Split(text).Length - 1;
    }

    private static void Wait(Func<bool> until, string what, StringBuilder output)
    {
        var timer = Stopwatch.StartNew();
        while (!until())
        {
            Check(timer.Elapsed < Limit, $"{what} did not come within {Limit}:\n{output}");
            Thread.Sleep(TimeSpan.FromMilliseconds(200));
        }
    }

    private static Finished Run(string directory, string program, string arguments)
    {
        var output = new StringBuilder();
        using var process = Start(directory, program, arguments, output);
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new MatrixException($"`{program} {arguments}` did not end within {Limit}:\n{output}");
        }
        // Only the overload without a limit waits for the end of the output.
        process.WaitForExit();
        return new($"{Path.GetFileName(program)} {arguments}", process.ExitCode, output.ToString());
    }

    private static Process Start(string directory, string program, string arguments, StringBuilder output)
    {
        var process = new Process
        {
            StartInfo = new(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 },
        };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Take(string? line)
        {
            lock (output)
                output.AppendLine(line);
        }
    }
}

/// <summary>A command that ended.</summary>
internal sealed record Finished(string Command, int ExitCode, string Text)
{
    public Finished Passed() => Checked(ExitCode == 0, $"ended with exit code {ExitCode}");

    public Finished Says(string text) => Checked(Text.Contains(text, StringComparison.Ordinal), $"did not say \"{text}\"");

    public Finished IsSilentAbout(string text) => Checked(!Text.Contains(text, StringComparison.Ordinal), $"said \"{text}\"");

    private Finished Checked(bool holds, string otherwise)
    {
        Row.Check(holds, $"`{Command}` {otherwise}\n{Text}");
        return this;
    }
}

internal sealed class MatrixException(string message) : Exception(message);
