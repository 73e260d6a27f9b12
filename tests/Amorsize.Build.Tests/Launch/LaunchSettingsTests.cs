using Amorsize.Build.Launch;
using Amorsize.Build.Tests.TestFrameworks;

namespace Amorsize.Build.Tests.Launch;

[TestClass]
public sealed class LaunchSettingsTests
{
    private const string OneProfile = """{ "profiles": { "App": { "commandName": "Project", "environmentVariables": { "MODE": "fast" } } } }""";

    [TestMethod]
    public void ProfileIn_SeveralProfiles_IsTheFirstThatRunsTheProject()
    {
        var profile = Read("""
            {
              "profiles": {
                "IIS": { "commandName": "IISExpress", "environmentVariables": { "MODE": "iis" } },
                "other": { "commandName": "project" },
                "App": { "commandName": "Project", "environmentVariables": { "MODE": "app" } },
                "second": { "commandName": "Project", "environmentVariables": { "MODE": "second" } }
              }
            }
            """)!;

        Assert.AreEqual("App", profile.Name);
        Assert.AreEqual("app", profile.Variables["MODE"]);
    }

    [TestMethod]
    public void ProfileIn_CommentsAndTrailingCommas_AreAccepted() => Assert.AreEqual("fast", Read("""
        { // the profiles
          "profiles": { /* one */ "App": { "commandName": "Project", "environmentVariables": { "MODE": "fast", }, }, },
        }
        """)!.Variables["MODE"]);

    [TestMethod]
    public void ProfileIn_AllMembers_AreReadAndExpanded()
    {
        var profile = Read("""
            { "profiles": { "App": {
              "commandName": "Project", "applicationUrl": "https://localhost:1;http://localhost:2",
              "commandLineArgs": "--file \"%HOME%/a b\"", "environmentVariables": { "DOTNET_ENVIRONMENT": "Development", "DATA": "%HOME%/data" } } } }
            """)!;

        CollectionAssert.AreEqual(new[] { "--file", "/home/me/a b" }, profile.Arguments.ToArray());
        CollectionAssert.AreEquivalent(
            new Dictionary<string, string>
            {
                ["DOTNET_LAUNCH_PROFILE"] = "App",
                ["ASPNETCORE_URLS"] = "https://localhost:1;http://localhost:2",
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["DATA"] = "/home/me/data",
            },
            profile.Variables.ToList());
    }

    [TestMethod]
    public void ProfileIn_OwnAddressVariable_WinsOverTheApplicationUrl() => Assert.AreEqual(
        "own",
        Read("""{ "profiles": { "App": { "commandName": "Project", "applicationUrl": "http://x", "environmentVariables": { "ASPNETCORE_URLS": "own" } } } }""")!.Variables["ASPNETCORE_URLS"]);

    [TestMethod]
    public void ProfileIn_OnlyTheCommand_SetsTheProfileNameAlone()
    {
        var profile = Read("""{ "profiles": { "App": { "commandName": "Project", "environmentVariables": null, "commandLineArgs": null } } }""")!;

        CollectionAssert.AreEqual(new[] { "DOTNET_LAUNCH_PROFILE" }, profile.Variables.Keys.ToArray());
        Assert.IsEmpty(profile.Arguments);
    }

    // Tried with `dotnet run` of SDK 10.0.401.
    [TestMethod]
    [DataRow("\"dotnetRunMessages\": \"true\"")]
    [DataRow("\"dotnetRunMessages\": 1")]
    [DataRow("\"launchBrowser\": \"true\"")]
    [DataRow("\"commandLineArgs\": 5")]
    [DataRow("\"applicationUrl\": 5")]
    [DataRow("\"environmentVariables\": []")]
    [DataRow("\"environmentVariables\": { \"MODE\": 5 }")]
    [DataRow("\"environmentVariables\": { \"MODE\": true }")]
    public void ProfileIn_MemberOfAnotherType_IsNullAsForDotNetRun(string member)
    {
        const string Second = "\"second\": { \"commandName\": \"Project\" }";

        Assert.IsNull(Read($$"""{ "profiles": { "App": { "commandName": "Project", {{member}} }, {{Second}} } }"""));
    }

    [TestMethod]
    [DataRow("\"whatever\": { \"a\": 1 }")]
    [DataRow("\"CommandLineArgs\": 5")]
    [DataRow("\"environmentVariables\": { \"\": \"x\" }")]
    public void ProfileIn_MemberThatTheSdkSkips_IsRead(string member) =>
        Assert.IsNotNull(Read($$"""{ "profiles": { "first": 5, "App": { "commandName": "Project", {{member}} } } }"""));

    [TestMethod]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("""{ "profiles": [] }""")]
    [DataRow("""{ "profiles": { "App": 5 } }""")]
    [DataRow("""{ "profiles": { "App": { "commandName": "Executable", "executablePath": "x" } } }""")]
    [DataRow("""{ "profiles": { "App": { "commandName": "Project" """)]
    public void ProfileIn_TextWithoutProjectProfile_IsNull(string json) => Assert.IsNull(Read(json));

    [TestMethod]
    [DataRow("App.csproj", "Properties/launchSettings.json")]
    [DataRow("App.fsproj", "Properties/launchSettings.json")]
    [DataRow("App.vbproj", "My Project/launchSettings.json")]
    [DataRow("App.csproj", "App.run.json")]
    public void ProfileOf_Project_ReadsTheFileThatDotNetRunReads(string project, string file)
    {
        using var folder = new ProjectFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At(file))!);
        folder.Write(file, OneProfile);

        Assert.AreEqual("fast", LaunchSettings.ProfileOf(folder.At(project), _ => null)!.Variables["MODE"]);
    }

    [TestMethod]
    public void ProfileOf_ProjectWithoutFile_IsNull()
    {
        using var folder = new ProjectFolder();

        Assert.IsNull(LaunchSettings.ProfileOf(folder.At("App.csproj"), _ => null));
    }

    [TestMethod]
    public void ApplyTo_Environment_SetsEachVariable()
    {
        var environment = new Dictionary<string, string?> { ["MODE"] = "outer", ["PATH"] = "/bin" };
        Read(OneProfile)!.ApplyTo(environment);

        CollectionAssert.AreEquivalent(new Dictionary<string, string?> { ["MODE"] = "fast", ["PATH"] = "/bin", ["DOTNET_LAUNCH_PROFILE"] = "App" }, environment);
    }

    private static LaunchProfile? Read(string json) => LaunchSettings.ProfileIn(json, name => name == "HOME" ? "/home/me" : null);
}
