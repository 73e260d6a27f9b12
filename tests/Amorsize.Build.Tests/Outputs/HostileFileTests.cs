using System.Text.Json;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.Tests.TestFrameworks;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Amorsize.Settings;
using Amorsize.Shared;

namespace Amorsize.Build.Tests.Outputs;

/// <summary>Whatever a name or a setting is, every generated file keeps its form and its values.</summary>
[TestClass]
public sealed class HostileFileTests : IDisposable
{
    private const int Texts = 1000;

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void SettingsFile_AnyName_IsFoundAgain()
    {
        var path = folder.At("App.amorsize.json");
        var names = HostileTexts.Of(Texts).Select(text => string.Concat(text.EnumerateRunes())).Distinct().ToList();

        SettingsFileWriter.Update(new LocalFileSystem(), path, "1.0.0", Sample.Machine, [.. names.Select(name => ResolvedSettings.Default(name, 4, reason: name))]);

        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var workloads = json.RootElement.GetProperty("workloads").EnumerateObject().ToList();
        Assert.AreSequenceEqual(names.Order(StringComparer.Ordinal), workloads.Select(workload => workload.Name).Order(StringComparer.Ordinal));
        Assert.IsTrue(workloads.All(workload => workload.Value.GetProperty("reason").GetString() == workload.Name));
    }

    [TestMethod]
    public void RunSettings_AnyValueOfTheUser_StaysOrIsRefused()
    {
        var written = 0;
        foreach (var text in HostileTexts.Of(Texts))
        {
            var path = folder.At("user.runsettings");
            File.WriteAllText(path, $"<RunSettings><TestRunParameters>{System.Net.WebUtility.HtmlEncode(string.Concat(text.EnumerateRunes()))}</TestRunParameters><RunConfiguration><ResultsDirectory>a</ResultsDirectory></RunConfiguration></RunSettings>");
            try
            {
                var content = RunSettings.Of(path).With("MSTest", "Parallelize", 2).ToBytes();
                File.WriteAllBytes(folder.At("generated.runsettings"), content);
                RunSettings.Of(folder.At("generated.runsettings"));
                written++;
            }
            catch (FormatException)
            {
                // A character that XML cannot have; XDocument refuses the user's file.
            }
        }
        Assert.IsGreaterThan(Texts / 10, written);
    }

    [TestMethod]
    public void RunSettings_PathWithACharacterThatXmlCannotHave_IsRefused()
    {
        var path = folder.Write("user.runsettings", "<RunSettings><RunConfiguration><ResultsDirectory>%AMORSIZE_TEST_HOSTILE%</ResultsDirectory></RunConfiguration></RunSettings>");

        Environment.SetEnvironmentVariable("AMORSIZE_TEST_HOSTILE", "a\u0001b");

        Assert.Contains("user.runsettings", Assert.ThrowsExactly<FormatException>(() => RunSettings.Of(path)).Message);
    }

    [TestMethod]
    public void TestConfig_AnyOption_StaysItsValue()
    {
        foreach (var text in HostileTexts.Of(Texts / 10).Select(text => string.Concat(text.EnumerateRunes())))
        {
            var files = folder.Files(SupportedFrameworks.All.OfType<MSTest>().Single(), isOnTestingPlatform: true, ("results-directory", text));

            files.Write(new SuitePlan(4, TestScope.Methods));

            using var json = JsonDocument.Parse(folder.TextOf("App.Tests.testconfig.json"));
            Assert.AreEqual(text, json.RootElement.GetProperty("commandLineOptionDefaults").GetProperty("results-directory").GetString());
        }
    }
}
