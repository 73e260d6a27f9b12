namespace Amorsize.Build.Pipeline.Check;

/// <summary>
/// Finds options on this build's command line that select other tests than the project does, such as those of <c>dotnet test --filter</c>. Such a build runs a
/// part of the suite for once, so it measures nothing.
/// </summary>
internal static class TestCommandLine
{
    // The properties by which `dotnet test` passes its options to VSTest, and those that carry the same options in a project.
    private static readonly string[] Properties = ["VSTestTestCaseFilter", "VSTestCLIRunSettings", "VSTestListTests", "TestingPlatformCommandLineArguments", .. FileProperties];

    // Options that `dotnet test` and `dotnet run` give to the test programs themselves, also to xUnit's own runner. The build sees no property of them.
    private static readonly string[] Options =
        ["--filter", "--treenode-filter", "--config-file", "--settings", "--list-tests", "@", "-class", "-filter", "-method", "-namespace", "-trait"];

    // MSBuild gives this switch to its worker processes, whose own command line is not that of the build.
    private const string WorkerSwitch = "nodemode:";

    private static string[] FileProperties => ["VSTestSetting", "RunSettingsFilePath"];

    /// <summary>The first option or property that selects other tests; null if there is none.</summary>
    /// <param name="globalProperties">The properties that were set on the command line.</param>
    /// <param name="own">The command line of this process, with its program.</param>
    /// <param name="others">Reads the command lines of other processes. It is called only if this process is a worker of the build.</param>
    public static string? Selection(IReadOnlyDictionary<string, string> globalProperties, IReadOnlyList<string> own, Func<IEnumerable<IReadOnlyList<string>>> others) =>
        Property(globalProperties, Properties) ?? Option(own, "test", "run") ?? (IsWorker(own) ? others().Select(other => Option(other, "test")).FirstOrDefault(option => option is not null) : null);

    /// <summary>Whether the command line names another .runsettings, so that the project's own file is unknown in this build.</summary>
    /// <param name="globalProperties">The properties that were set on the command line.</param>
    public static bool NamesRunSettings(IReadOnlyDictionary<string, string> globalProperties) => Property(globalProperties, FileProperties) is not null;

    private static string? Property(IReadOnlyDictionary<string, string> globalProperties, string[] names) =>
        globalProperties.FirstOrDefault(property => property.Value.Length > 0 && names.Contains(property.Key, StringComparer.OrdinalIgnoreCase)).Key;

    // The first word after the program that is no option is the command.
    private static string? Option(IReadOnlyList<string> commandLine, params string[] commands) => commands.Contains(commandLine.Skip(1).FirstOrDefault(word => !word.StartsWith('-')))
        ? commandLine.Skip(1).FirstOrDefault(word => Options.Any(option => word.StartsWith(option, StringComparison.OrdinalIgnoreCase)))
        : null;

    private static bool IsWorker(IReadOnlyList<string> commandLine) => commandLine.Any(word => word.TrimStart('-', '/').StartsWith(WorkerSwitch, StringComparison.OrdinalIgnoreCase));
}
