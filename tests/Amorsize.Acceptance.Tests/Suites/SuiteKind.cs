namespace Amorsize.Acceptance.Tests.Suites;

/// <summary>A test framework on a test platform, set up as in a user's project.</summary>
internal sealed record SuiteKind
{
    /// <summary>The file beside the project that <see cref="SlowTest"/> writes.</summary>
    public const string MustNotRun = "must-not-run.txt";

    public static SuiteKind MSTestOnVsTest { get; } = new()
    {
        Packages = "<PackageReference Include=\"MSTest\" Version=\"4.5.2\" />",
        Usings = "using Microsoft.VisualStudio.TestTools.UnitTesting;",
        ClassAttribute = "[TestClass]",
        TestAttribute = "[TestMethod]",
        DefaultWorkers = 1,
        SlowAttribute = "[TestCategory(\"Slow\")]",
        Filter = "TestCategory!=Slow",
    };

    public static SuiteKind MSTestOnPlatform { get; } = MSTestOnVsTest with
    {
        IsOnPlatform = true,
        Properties = "<EnableMSTestRunner>true</EnableMSTestRunner><OutputType>Exe</OutputType>",
    };

    public static SuiteKind XunitV3 { get; } = new()
    {
        IsOnPlatform = true,
        Packages = "<PackageReference Include=\"xunit.v3\" Version=\"4.0.2\" />",
        Properties = "<OutputType>Exe</OutputType>",
        Usings = "using Xunit;",
        TestAttribute = "[Fact]",
        DefaultWorkers = 2,
        SlowAttribute = "[Trait(\"Category\", \"Slow\")]",
        Filter = "Category!=Slow",
        PlatformFilter = "--filter-not-trait Category=Slow",
    };

    public static SuiteKind XunitV2 { get; } = XunitV3 with
    {
        IsOnPlatform = false,
        Packages =
            """
            <PackageReference Include="xunit" Version="2.9.3" />
            <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
            """,
        Properties = "",
    };

    public static SuiteKind NUnitOnVsTest { get; } = new()
    {
        Packages =
            """
            <PackageReference Include="NUnit" Version="5.0.0" />
            <PackageReference Include="NUnit3TestAdapter" Version="6.3.1" />
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
            """,
        Usings = "using NUnit.Framework; [assembly: Parallelizable(ParallelScope.All)]",
        TestAttribute = "[Test]",
        DefaultWorkers = 2,
        SlowAttribute = "[Category(\"Slow\")]",
        Filter = "TestCategory!=Slow",
    };

    public static SuiteKind NUnitOnPlatform { get; } = NUnitOnVsTest with
    {
        IsOnPlatform = true,
        Packages =
            """
            <PackageReference Include="NUnit" Version="5.0.0" />
            <PackageReference Include="NUnit3TestAdapter" Version="6.3.1" />
            """,
        Properties = "<EnableNUnitRunner>true</EnableNUnitRunner><OutputType>Exe</OutputType>",
    };

    public static SuiteKind TUnit { get; } = new()
    {
        IsOnPlatform = true,
        Packages = "<PackageReference Include=\"TUnit\" Version=\"1.81.10\" />",
        Properties = "<OutputType>Exe</OutputType>",
        TestAttribute = "[Test]",
        DefaultWorkers = 4,
        SlowAttribute = "[Category(\"Slow\")]",
        PlatformFilter = "--treenode-filter /*/*/*/*[Category!=Slow]",
    };

    public static IReadOnlyDictionary<string, SuiteKind> All { get; } = new Dictionary<string, SuiteKind>
    {
        [nameof(MSTestOnVsTest)] = MSTestOnVsTest,
        [nameof(MSTestOnPlatform)] = MSTestOnPlatform,
        [nameof(XunitV3)] = XunitV3,
        [nameof(XunitV2)] = XunitV2,
        [nameof(NUnitOnVsTest)] = NUnitOnVsTest,
        [nameof(NUnitOnPlatform)] = NUnitOnPlatform,
        [nameof(TUnit)] = TUnit,
    };

    public bool IsOnPlatform { get; init; }

    public required string Packages { get; init; }

    public string Properties { get; init; } = "";

    public string Usings { get; init; } = "";

    public string ClassAttribute { get; init; } = "";

    public required string TestAttribute { get; init; }

    /// <summary>The number of tests that run at the same time by default, on two processors.</summary>
    public required int DefaultWorkers { get; init; }

    /// <summary>The attribute that puts a test into the category Slow.</summary>
    public required string SlowAttribute { get; init; }

    /// <summary>The filter of VSTest that leaves out this category.</summary>
    public string Filter { get; init; } = "";

    /// <summary>The option of Microsoft.Testing.Platform that leaves out this category.</summary>
    public string PlatformFilter
    {
        get => field ?? $"--filter {Filter}";
        init;
    }

    /// <summary>The project's property that leaves out this category.</summary>
    public string FilterProperty => IsOnPlatform
        ? $"<TestingPlatformCommandLineArguments>$(TestingPlatformCommandLineArguments) {PlatformFilter}</TestingPlatformCommandLineArguments>"
        : $"<VSTestTestCaseFilter>{Filter}</VSTestTestCaseFilter>";

    /// <summary>A class whose only test is slow, and writes a file beside the project when it runs.</summary>
    public string SlowTest => $$"""
        {{ClassAttribute}}
        public class Slow
        {
            {{TestAttribute}} {{SlowAttribute}} public void MustNotRun() => File.AppendAllText(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../{{MustNotRun}}")), "ran ");
        }
        """;

    /// <summary>The files of a project whose classes have two waiting tests each. A run writes the largest number of concurrent tests to <c>most.txt</c>.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <param name="milliseconds">The wait of each test.</param>
    /// <param name="properties">Additional properties of the project.</param>
    /// <param name="code">Additional source, in the file with the usings.</param>
    public string Files(int classes, int milliseconds, string properties = "", string code = "") =>
        $$"""
        #file global.json
        {{(IsOnPlatform ? """{ "test": { "runner": "Microsoft.Testing.Platform" } }""" : "{ }")}}
        #file Tests.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            {{Properties}}
            <AmorsizeTuneTests>true</AmorsizeTuneTests>
            <_AmorsizeShortestSuite>00:00:01</_AmorsizeShortestSuite>
            <!-- Beside other tests a run takes several times as long as alone. -->
            <AmorsizeTestTimeSlice>00:05:00</AmorsizeTestTimeSlice>
            {{properties}}
          </PropertyGroup>
          <ItemGroup>
            {{Packages}}
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
          </ItemGroup>
        </Project>
        #file Work.cs
        public static class Work
        {
            private static readonly string Root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));
            private static int running;
            private static int most;

            static Work() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            {
                if (Environment.GetEnvironmentVariable("AMORSIZE_PROFILING") != "1")
                    File.WriteAllText(Path.Combine(Root, "most.txt"), most.ToString());
            };

            public static void Wait(int milliseconds)
            {
                var now = Interlocked.Increment(ref running);
                for (var seen = most; now > seen && Interlocked.CompareExchange(ref most, now, seen) != seen; seen = most) { }
                Thread.Sleep(milliseconds);
                Interlocked.Decrement(ref running);
            }
        }
        #file Tests.cs
        {{Usings}}
        {{code}}
        {{string.Join('\n', Enumerable.Range(1, classes).Select(number => Class(number, milliseconds)))}}
        """;

    private string Class(int number, int milliseconds) =>
        $$"""
        {{ClassAttribute}}
        public class Class{{number}}
        {
            {{TestAttribute}} public void One() => Work.Wait({{milliseconds}});
            {{TestAttribute}} public void Two() => Work.Wait({{milliseconds}});
        }
        """;
}
