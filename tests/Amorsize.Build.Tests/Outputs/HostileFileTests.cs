using System.Text.Json;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Runners;
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
    public void ShardFiles_AnyClass_IsOneArgumentOrLeftToTheLastShard()
    {
        foreach (var framework in SupportedFrameworks.All)
        {
            foreach (var isOnTestingPlatform in (bool[])[false, true])
            {
                var files = new ShardFiles(folder.Project(framework, isOnTestingPlatform), folder.At("shards"), new LocalFileSystem());
                foreach (var text in HostileTexts.Of(Texts / 10))
                {
                    files.Write([(1, [text, $"N.Q{text}Z", "N.P"]), (2, ["N.Other"])]);

                    var (first, last) = (File.ReadAllLines(files.PathOf(1)), File.ReadAllLines(files.PathOf(2)));
                    AssertArguments(first, text);
                    AssertArguments(last, text);
                    Assert.AreEqual(Mentions(first, text), Mentions(last, text), $"{framework.Name}: {text}");
                }
            }
        }

        // dotnet test takes a line of a response file as an argument, without white space around it and without comments.
        static void AssertArguments(string[] lines, string text)
        {
            Assert.StartsWith("--", lines[0], text);
            Assert.IsTrue(lines.All(line => line.Length > 0 && line.Trim() == line && line[0] != '#'), text);
            Assert.IsTrue(lines.Skip(1).All(line => line[0] is not ('-' or '@')), text);
            Assert.IsTrue(lines.Length == 2 || lines[0].Contains("-class", StringComparison.Ordinal), text);
        }

        static bool Mentions(string[] lines, string text) => lines.Any(line => line.Contains($"Q{text}Z", StringComparison.Ordinal) || line.Contains($"Q{ClassFilter.Escaped(text)}Z", StringComparison.Ordinal));
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
