using Amorsize.Build.Launch;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Properties;
using Amorsize.Build.Tests.TestFrameworks;

namespace Amorsize.Build.Tests.Launch;

[TestClass]
public sealed class RunConditionsTests : IDisposable
{
    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Of_Program_IsThatOfDotNetRunInTheProjectFolder()
    {
        WriteProfile("");

        var conditions = Of();

        Assert.AreEqual(folder.Path, conditions.WorkingDirectory);
        Assert.AreEqual("App", conditions.Profile!.Name);
    }

    [TestMethod]
    public void Of_ProfileWithDirectory_IsIgnoredAsByDotNetRun()
    {
        Directory.CreateDirectory(folder.At("data"));
        WriteProfile("data");

        Assert.AreEqual(folder.Path, Of().WorkingDirectory);
    }

    [TestMethod]
    public void Of_RunWorkingDirectory_IsUsed() => Assert.AreEqual("/run", Of(("RunWorkingDirectory", "/run")).WorkingDirectory);

    [TestMethod]
    public void Of_AmorsizeWorkingDirectory_WinsOverAll() =>
        Assert.AreEqual(folder.Path, Of(("RunWorkingDirectory", "/run"), ("IsTestProject", "true"), ("AmorsizeWorkingDirectory", folder.Path)).WorkingDirectory);

    [TestMethod]
    public void Of_AmorsizeWorkingDirectory_Missing_IsRefused()
    {
        var refusal = Assert.ThrowsExactly<PropertyException>(() => Of(("AmorsizeWorkingDirectory", folder.At("missing"))));

        Assert.Contains("AmorsizeWorkingDirectory is", refusal.Message);
        Assert.Contains("an existing folder", refusal.Message);
    }

    [TestMethod]
    [DataRow("false", false)]
    [DataRow("true", true)]
    public void Of_TestProject_IsThatOfItsRunner(string isOnTestingPlatform, bool hasProfile)
    {
        WriteProfile("");

        var conditions = Of(("IsTestProject", "true"), ("IsTestingPlatformApplication", isOnTestingPlatform), ("RunWorkingDirectory", "/run"));

        Assert.AreEqual(folder.At("bin"), conditions.WorkingDirectory);
        Assert.AreEqual(hasProfile, conditions.Profile is not null);
    }

    [TestMethod]
    [DataRow("<RunSettings><RunConfiguration><EnvironmentVariables><MODE>fast</MODE></EnvironmentVariables></RunConfiguration></RunSettings>", "MODE=fast")]
    [DataRow("<RunSettings><RunConfiguration /></RunSettings>", "")]
    [DataRow("no XML", null)]
    public void ProfileOf_TestProjectOnVSTest_HasTheVariablesOfItsRunSettings(string settings, string? variables)
    {
        folder.Write("App.runsettings", settings);

        var profile = Of(("IsTestProject", "true"), ("TestSettings", folder.At("App.runsettings"))).Profile;

        Assert.AreEqual(variables, profile is null ? null : string.Join(' ', profile.Variables.Select(variable => $"{variable.Key}={variable.Value}")));
    }

    private void WriteProfile(string workingDirectory)
    {
        Directory.CreateDirectory(folder.At("Properties"));
        folder.Write("Properties/launchSettings.json", $$"""{ "profiles": { "App": { "commandName": "Project", "workingDirectory": "{{workingDirectory}}" } } }""");
    }

    private RunConditions Of(params (string Name, string Value)[] metadata)
    {
        var values = metadata.ToDictionary(one => one.Name, one => one.Value);
        values["ProjectFile"] = folder.At("App.csproj");
        values["AssemblyPath"] = folder.InOutput("App.dll");
        return RunConditions.Of(new BuildContext(name => values.GetValueOrDefault(name, "")), _ => null);
    }
}
