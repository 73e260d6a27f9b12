using System.Globalization;
using System.Text.Json.Nodes;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>The files through which a runner gets its settings: the user's own where he has any, with ours added.</summary>
internal sealed class SuiteFiles(SuiteProject project, IFileSystem files)
{
    private const string TestConfig = ".testconfig.json";
    private const string XunitRunner = ".xunit.runner.json";

    private static readonly string[] OfXunitOnPlatform =
    [
        "xUnit/maxParallelThreads", "xUnit/parallelMode", "xUnit/parallelAlgorithm", "xUnit/parallelizeTestCollections",
        "commandLineOptions/max-threads", "commandLineOptions/parallel", "commandLineOptions/parallel-algorithm",
        "commandLineOptionDefaults/max-threads", "commandLineOptionDefaults/parallel", "commandLineOptionDefaults/parallel-algorithm",
    ];

    private string RuntimeConfig => project.Beside(".runtimeconfig.json");

    /// <summary>The JSON file that the runner reads beside the assembly; null where it reads none.</summary>
    public string? Json => project switch
    {
        { Framework: TestFramework.XunitV2 or TestFramework.XunitV3 } => project.Beside(XunitRunner),
        { IsOnTestingPlatform: true } => project.Beside(TestConfig),
        _ => null,
    };

    private bool IsTestConfig => Json == project.Beside(TestConfig);

    // Where there is nothing to write it writes none.
    private bool PlatformWritesJson => IsTestConfig && (File.Exists(UserTestConfig) || project.CommandLineOptionDefaults.Count > 0);

    private bool ReadsRunSettings => !project.IsOnTestingPlatform || project.Framework == TestFramework.NUnit;

    private string UserJson => Json == project.Beside(XunitRunner)
        ? Array.Find([Path.Combine(project.ProjectDirectory, project.AssemblyName + XunitRunner), Path.Combine(project.ProjectDirectory, XunitRunner[1..])], File.Exists) ?? Path.Combine(project.OutputDirectory, XunitRunner[1..])
        : UserTestConfig;

    private string UserTestConfig => Path.Combine(project.ProjectDirectory, TestConfig[1..]);

    /// <summary>Whether the project sets the pool's threads by itself.</summary>
    public bool HasOwnPoolThreads => PoolThreads.AreOwn(RuntimeConfig);

    /// <summary>The setting in the user's own files that says how tests run beside each other, in words; null where they leave that open.</summary>
    /// <exception cref="FormatException">One of them cannot be read.</exception>
    public string? OwnSetting()
    {
        if (ReadsRunSettings && RunSettings.Of(project.UserRunSettings).OwnSetting is { } ofRunSettings)
            return $"{ofRunSettings} in {project.UserRunSettings} is a setting of the project's own";
        if (Json is null)
            return null;
        // On the platform xUnit has two files; this one counts more than the other, which is ours to write.
        if (project is { Framework: TestFramework.XunitV3, IsOnTestingPlatform: true } && TestConfigOfPlatform().FirstOf(OfXunitOnPlatform) is { } ofTestConfig)
            return Own(ofTestConfig, UserTestConfig);
        if (File.Exists(Json) && !GeneratedJson.IsOurs(Json) && !PlatformWritesJson)
            return $"{Json} is put there by the project itself";
        string[] members = project.Framework switch
        {
            TestFramework.MSTest => ["mstest/parallelism", "commandLineOptions/settings", "commandLineOptionDefaults/settings"],
            TestFramework.NUnit => ["commandLineOptions/settings", "commandLineOptionDefaults/settings"],
            TestFramework.TUnit => ["commandLineOptions/maximum-parallel-tests", "commandLineOptionDefaults/maximum-parallel-tests", "environmentVariables/TUNIT_MAX_PARALLEL_TESTS"],
            _ => ["maxParallelThreads", "parallelMode", "parallelAlgorithm", "parallelizeTestCollections"],
        };
        return WithoutOurs().FirstOf(members) is { } own ? Own(own, UserJson) : null;
    }

    private static string Own(string member, string path) => GeneratedJson.Of(path).FirstOf(member) is null
        ? $"{member}, of an item TestingPlatformCommandLineOptionDefault, is a setting of the project's own"
        : $"{member} in {path} is a setting of the project's own";

    private GeneratedJson WithoutOurs() => IsTestConfig ? TestConfigOfPlatform() : GeneratedJson.Of(UserJson);

    // The user's, with the project's defaults for options: of one that is there several times the platform makes an array.
    private GeneratedJson TestConfigOfPlatform() => project.CommandLineOptionDefaults
        .GroupBy(option => option.Key, option => (JsonNode)option.Value, StringComparer.OrdinalIgnoreCase)
        .Aggregate(GeneratedJson.Of(UserTestConfig), (json, option) => json.With($"commandLineOptionDefaults/{option.Key}", option.ToArray() is [var only] ? only : new JsonArray([.. option])));

    /// <summary>The files of ours that there are.</summary>
    public IEnumerable<string> Ours()
    {
        if (ReadsRunSettings && File.Exists(project.RunSettings))
            yield return project.RunSettings;
        if (Json is { } json && GeneratedJson.IsOurs(json))
            yield return json;
    }

    /// <summary>Writes what the runner is to read, where that differs from what is there; what is as found gets no file of ours.</summary>
    /// <exception cref="FormatException">One of the user's own files cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public void Write(SuitePlan setting)
    {
        // Once vstest is told of it, it must be there.
        if (ReadsRunSettings)
        {
            var isXunit = project.Framework is TestFramework.XunitV2 or TestFramework.XunitV3;
            files.PublishIfDifferent(project.RunSettings, RunSettings.Of(project.UserRunSettings).With(project.Framework, isXunit ? SuitePlan.Unchanged : setting).ToBytes());
        }
        if (Json is { } json)
            WriteJson(json, setting);
        if (PoolThreads.With(RuntimeConfig, setting.MinThreads) is { } runtimeConfig)
            files.Publish(RuntimeConfig, runtimeConfig);
    }

    private void WriteJson(string path, SuitePlan setting)
    {
        if (setting != SuitePlan.Unchanged)
            files.PublishIfDifferent(path, With(WithoutOurs(), setting).ToBytes());
        else if (GeneratedJson.IsOurs(path))
        {
            if (IsTestConfig && project.CommandLineOptionDefaults.Count > 0)
                files.Publish(path, TestConfigOfPlatform().ToBytes(isOurs: false));
            else if (File.Exists(UserJson) && Path.GetFileName(UserJson) != XunitRunner[1..])
                files.Publish(path, File.ReadAllBytes(UserJson));
            else
                files.Delete(path);
        }
    }

    private GeneratedJson With(GeneratedJson json, SuitePlan setting) => (project.Framework, setting) switch
    {
        (TestFramework.MSTest, { Workers: 1 }) => json.With("mstest/parallelism/enabled", false),
        (TestFramework.MSTest, _) => json
            .With("mstest/parallelism/enabled", true)
            .With("mstest/parallelism/workers", setting.Workers)
            .With("mstest/parallelism/scope", setting.Scope == TestScope.Methods ? "method" : "class"),
        (TestFramework.NUnit, _) => json.With("commandLineOptions/settings", project.RunSettings),
        (TestFramework.TUnit, _) => json.With("commandLineOptions/maximum-parallel-tests", setting.Workers.ToString(CultureInfo.InvariantCulture)),
        (TestFramework.XunitV2, { Workers: 1 }) => json.With("parallelizeTestCollections", false),
        (TestFramework.XunitV2, _) => json.With("maxParallelThreads", setting.Workers),
        (_, { Workers: 1 }) => json.With("parallelMode", "none"),
        _ => json.With("parallelMode", setting.Scope == TestScope.Methods ? "all" : "collections").With("maxParallelThreads", setting.Workers),
    };
}
