using Amorsize.Benchmarks.Builds;
using Amorsize.Build.TestFrameworks;

namespace Amorsize.Benchmarks.Suites;

/// <summary>A test framework on a test platform, as in a user's project.</summary>
internal sealed record SuiteRunner(string Name, ITestFramework Framework, bool IsOnTestingPlatform, string Properties, string Packages, string Usings, string ClassAttribute, string TestAttribute)
{
    private const string MSTestPackage = "<PackageReference Include=\"MSTest\" Version=\"4.5.2\" />";
    private const string UsingMSTest = "using Microsoft.VisualStudio.TestTools.UnitTesting;";

    public static IReadOnlyList<SuiteRunner> All { get; } =
    [
        new("mstest-vstest", new MSTest(), false, "", MSTestPackage, UsingMSTest, "[TestClass]", "[TestMethod]"),
        new("mstest", new MSTest(), true, "<EnableMSTestRunner>true</EnableMSTestRunner><OutputType>Exe</OutputType>", MSTestPackage, UsingMSTest, "[TestClass]", "[TestMethod]"),
        new("xunit", new XunitV3(), true, "<OutputType>Exe</OutputType>", "<PackageReference Include=\"xunit.v3\" Version=\"4.0.2\" />", "using Xunit;", "", "[Fact]"),
        new(
            "nunit",
            new NUnit(),
            false,
            "",
            "<PackageReference Include=\"NUnit\" Version=\"5.0.0\" /><PackageReference Include=\"NUnit3TestAdapter\" Version=\"6.3.1\" /><PackageReference Include=\"Microsoft.NET.Test.Sdk\" Version=\"18.11.0\" />",
            "using NUnit.Framework; [assembly: Parallelizable(ParallelScope.All)]",
            "",
            "[Test]"),
    ];

    /// <summary>The text of a project file with this runner and the package.</summary>
    /// <param name="tunes">Whether the build tunes its tests.</param>
    public string Project(bool tunes) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            {Properties}
            <AmorsizeTuneTests>{(tunes ? "true" : "false")}</AmorsizeTuneTests>
          </PropertyGroup>
          <ItemGroup>
            {Packages}
            <PackageReference Include="{ProvingGround.OurPackage}" Version="{ProvingGround.OurVersion}" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>The attributes of a test that is skipped.</summary>
    public string SkippedTest => Framework is NUnit ? "[Test, Ignore(\"later\")]" : Framework is MSTest ? "[TestMethod, Ignore]" : "[Fact(Skip = \"later\")]";

    public string GlobalJson => IsOnTestingPlatform ? """{ "test": { "runner": "Microsoft.Testing.Platform" } }""" : "{ }";
}
