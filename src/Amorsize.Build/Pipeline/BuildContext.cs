using System.Globalization;
using System.Runtime.CompilerServices;
using Amorsize.Build.Launch;
using Amorsize.Build.Properties;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;
using Amorsize.Discovery.Outputs;

namespace Amorsize.Build.Pipeline;

/// <summary>
/// The inputs that the MSBuild targets pass to the tasks, as metadata of the item <c>_AmorsizeContext</c>. A member that is named after a public MSBuild
/// property throws <see cref="PropertyException"/> when the property's value is invalid. All paths are absolute.
/// </summary>
/// <param name="metadata">Returns the text of a metadata value by its name; empty where it is not set.</param>
/// <param name="environment">The environment variables of the build; null for none.</param>
internal sealed class BuildContext(Func<string, string> metadata, IReadOnlyDictionary<string, string>? environment = null)
{
    private const string TieredCompilation = "System.Runtime.TieredCompilation";
    private const string TieredPgo = "System.Runtime.TieredPGO";

    private RuntimeKnobs? knobs;
    private IReadOnlyList<NamedField>? variables;

    /// <summary>Path of the project file. Warnings and errors are logged with it as their location.</summary>
    public string ProjectFile => Text();

    /// <summary>The folder of the assemblies of the tasks.</summary>
    public string TaskFolder => Text();

    /// <summary>Path of the assembly that was built.</summary>
    public string AssemblyPath => Text();

    /// <summary>Where the files of the assembly's output are.</summary>
    public OutputLocation Output => new(AssemblyPath, Path.GetDirectoryName(ProjectFile)!, Text("DependencyFile"), PackageFolders);

    /// <summary>The folders of NuGet packages.</summary>
    // Trailing separators are removed: on Windows, a final backslash would escape the quote that ends an argument of the profiler.
    public IReadOnlyList<string> PackageFolders =>
        [.. Text().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(folder => folder.TrimEnd('/', '\\'))];

    /// <summary>Simple name of the assembly.</summary>
    public string AssemblyName => Text();

    /// <summary>Target framework of the assembly, such as net10.0.</summary>
    public string TargetFramework => Text();

    /// <summary>Configuration of the build, such as Debug.</summary>
    public string Configuration => Text();

    /// <summary>The RuntimeIdentifier that the assembly is built for, if it cannot run on this machine; else empty.</summary>
    public string ForeignRuntimeIdentifier => Text();

    /// <summary>The file that stores what the last scan of the assembly found.</summary>
    public string ScanFile => Text();

    /// <summary>The file that records when workloads were last looked at; see <see cref="LookRecord"/>.</summary>
    public string LooksFile => Path.ChangeExtension(ScanFile, "looks");

    /// <summary>Longest time of all looks of this build at workloads with a valid result.</summary>
    public TimeSpan LookTime => PropertyText.Span(nameof(LookTime), Text());

    /// <summary>The file that stores the answer of the last up-to-date check.</summary>
    public string CheckFile => Text();

    /// <summary>A file that records that the assembly flags no workload, so that later builds skip the tasks.</summary>
    public string NoWorkloadsFile => Text();

    /// <summary>The file that stores what earlier builds flagged.</summary>
    public string FlagsFile => Text();

    /// <summary>The generated file with the resolved settings of the workloads.</summary>
    public string SettingsFile => Text();

    /// <summary>The cache's folder.</summary>
    public string CacheDirectory => Text();

    /// <summary>The committed baseline file; empty where there is none.</summary>
    public string BaselineFile => Text();

    /// <summary>Path of the dotnet executable, or its bare name, to be found in PATH.</summary>
    public string DotNet => Text("DotNetHost") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>Whether the build only fills the caches (-t:AmorsizePrewarm), so that it pushes existing local results to the remote cache too.</summary>
    public bool IsPrewarming => IsTrue();

    /// <summary>Whether the user requested this prune, so that its outcome is logged at minimal verbosity too.</summary>
    public bool IsPruneAskedFor => IsTrue();

    /// <summary>The name of the one workload or suite that this build may measure; empty for all.</summary>
    public string OnlyMeasured => Text();

    /// <summary>Whether the targets tune the test suite. An invalid AmorsizeTuneTests counts as true; <see cref="TuneTests"/> then reports it.</summary>
    public bool TunesTests => IsTrue();

    /// <summary>
    /// AmorsizeWorkingDirectory: absolute path of the current directory of workloads while they are measured; empty if they have that of <c>dotnet run</c> or
    /// <c>dotnet test</c>.
    /// </summary>
    public string WorkingDirectory => PropertyText.Folder("AmorsizeWorkingDirectory", Text("AmorsizeWorkingDirectory"));

    /// <summary>The project's RunWorkingDirectory, which <c>dotnet run</c> uses; empty where it is not set.</summary>
    public string RunWorkingDirectory => Text();

    /// <summary>Whether the project is a test project.</summary>
    public bool IsTestProject => IsTrue();

    /// <summary>Whether <c>dotnet test</c> runs the assembly as a program on Microsoft.Testing.Platform.</summary>
    public bool IsTestingPlatformApplication => IsTrue();

    /// <summary>The .runsettings with which <c>dotnet test</c> runs the tests on VSTest; empty where there is none.</summary>
    public string TestSettings => Text();

    /// <summary>The user's own .runsettings, if the package tunes the tests; empty where there is none.</summary>
    public string UserRunSettings => Text();

    /// <summary>Path of the .runsettings that this package generates.</summary>
    public string RunSettings => Text();

    /// <summary>An empty file that exists while there are generated test settings. A build that no longer tunes tests finds it and removes them.</summary>
    public string TestNoteFile => Text();

    /// <summary>The project's RunArguments and TestingPlatformCommandLineArguments.</summary>
    public string TestArguments => Text();

    /// <summary>The project's VSTestTestCaseFilter.</summary>
    public string VsTestFilter => Text();

    /// <summary>The project's VSTestCLIRunSettings: settings of VSTest in the form <c>Section.Name=value</c>, with semicolons between them.</summary>
    public IReadOnlyList<string> VsTestInlineSettings => List();

    /// <summary>The project's VSTestTestAdapterPath.</summary>
    public IReadOnlyList<string> VsTestAdapterPaths => List();

    /// <summary>Path of vstest.console, the command-line program of VSTest.</summary>
    public string VsTestConsole => Text();

    /// <summary>A suite whose sequential run is shorter than this is left unchanged.</summary>
    public TimeSpan ShortestSuite => PropertyText.Span(nameof(ShortestSuite), Text());

    /// <summary>AmorsizeEnabled: whether this package is active in the build.</summary>
    public bool IsEnabled => Bool("AmorsizeEnabled");

    /// <summary>AmorsizeCI: whether the build runs on a CI service. An invalid value counts as false here; <see cref="Mode"/> reports it.</summary>
    public bool IsCI => IsTrue("AmorsizeCI");

    /// <summary>AmorsizeMode, with Auto decided by AmorsizeCI.</summary>
    public TuningMode Mode => PropertyText.Mode(Text("AmorsizeMode"), Text("AmorsizeCI"));

    /// <summary>AmorsizeCacheTtl: the age after which a result is stale.</summary>
    public TimeSpan CacheTtl => PropertyText.Span("AmorsizeCacheTtl", Text("AmorsizeCacheTtl"));

    /// <summary>AmorsizeTimeBudget: the maximum measuring time of one workload.</summary>
    public TimeSpan TimeBudget => PropertyText.Budget("AmorsizeTimeBudget", Text("AmorsizeTimeBudget"));

    /// <summary>AmorsizeTotalTimeBudget: the maximum measuring time of all workloads of the project.</summary>
    public TimeSpan TotalTimeBudget => PropertyText.Budget("AmorsizeTotalTimeBudget", Text("AmorsizeTotalTimeBudget"));

    /// <summary>AmorsizeTestTimeBudget: the maximum time to tune the test suite, in all builds together.</summary>
    public TimeSpan TestTimeBudget => PropertyText.Budget("AmorsizeTestTimeBudget", Text("AmorsizeTestTimeBudget"));

    /// <summary>AmorsizeTestTimeBudget as text. A suite's result is stale if it was measured with another value.</summary>
    public string TestTimeBudgetText => Text("AmorsizeTestTimeBudget");

    /// <summary>AmorsizeTestTimeSlice: the time to tune the test suite within one build, after which no further run of the suite begins.</summary>
    public TimeSpan TestTimeSlice => PropertyText.Budget("AmorsizeTestTimeSlice", Text("AmorsizeTestTimeSlice"));

    /// <summary>AmorsizeStaleSeverity: how a stale result is reported.</summary>
    public StaleSeverity StaleSeverity => PropertyText.Choice<StaleSeverity>("AmorsizeStaleSeverity", Text("AmorsizeStaleSeverity"));

    /// <summary>AmorsizeExplain: whether to log every input of each verdict and each choice.</summary>
    public bool Explains => Bool("AmorsizeExplain");

    /// <summary>AmorsizePrune: in which builds the cache is pruned.</summary>
    public PruneMode Prune => PropertyText.Choice<PruneMode>("AmorsizePrune", Text("AmorsizePrune"));

    /// <summary>AmorsizeSummary: whether news is added to the summary of the CI service.</summary>
    public bool Summarizes => Bool("AmorsizeSummary");

    /// <summary>AmorsizeTuneTests: whether the project's test suite is tuned.</summary>
    public bool TuneTests => Bool("AmorsizeTuneTests");

    /// <summary>Whether the compiler optimizes, as it does for Release builds by default.</summary>
    public bool IsOptimized => IsTrue("Optimize");

    /// <summary>Path of the program's .runtimeconfig.json; a library has none.</summary>
    public string RuntimeConfigFile => Text();

    /// <summary>The same file for the profiler; empty if it is that of another target framework, so that the profiler runs as for a library.</summary>
    public string OwnRuntimeConfigFile => Knobs.IsOfAnotherFramework ? "" : RuntimeConfigFile;

    /// <summary>The machine on which results are valid: this one, with the runtime and the garbage collector of the program. It reads files.</summary>
    public Machine Machine => MachineInputs.Here(TargetFrameworkMajor, Text("ServerGarbageCollection"), Text("ConcurrentGarbageCollection"), Knobs, Text("RollForwardVariable"), () => RuntimeSelection.InstalledIn(RuntimeSelection.SharedFramework), Variables);

    /// <summary>The MSBuild properties that affect a measurement. A result is stale if it was measured with other values.</summary>
    public IReadOnlyList<NamedField> MeasurementProperties =>
    [
        Measured("AmorsizeTimeBudget"), Measured("Optimize"), Measured("TieredCompilation", TieredCompilation), Measured("TieredPGO", TieredPgo),
        .. Knobs.Fields([TieredCompilation, TieredPgo, MachineInputs.ServerGarbageCollection, MachineInputs.ConcurrentGarbageCollection]),
        .. Variables,
    ];

    /// <summary>The text of an MSBuild property of the remote cache, such as AmorsizeRemoteCacheScope, as the project states it.</summary>
    public string RemoteProperty(string name) => Text(name);

    /// <summary>The files of this project that may have environment variables for the program or its tests, which count.</summary>
    public IReadOnlyList<string> EnvironmentFiles => TestSettings.Length > 0 ? [.. LaunchSettings.PathsOf(ProjectFile), TestSettings] : LaunchSettings.PathsOf(ProjectFile);

    /// <summary>Whether a variable of the runtime in the launch profile has the value of another one (%NAME%), which is no part of the up-to-date check's question.</summary>
    public bool ExpandsVariables => !ProfileVariables("0").SequenceEqual(ProfileVariables("1"));

    private IReadOnlyList<NamedField> Variables => variables ??= environment is null
        ? []
        : RuntimeVariables.Of(environment, RunConditions.ProfileOf(this, environment.GetValueOrDefault));

    private RuntimeKnobs Knobs => knobs ??= RuntimeKnobs.Read(RuntimeConfigFile, TargetFramework);

    // The variables of the runtime in the launch profile, if each variable of the build had this value.
    private IReadOnlyList<NamedField> ProfileVariables(string value) => RuntimeVariables.Of([], RunConditions.ProfileOf(this, _ => value));

    private int TargetFrameworkMajor => int.Parse(Text("TargetFrameworkVersion").TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture);

    // The generated file wins over the property, because a template may set it too. A library has no such file.
    private NamedField Measured(string name, string? knob = null)
    {
        var value = (knob is null ? null : Knobs[knob]) ?? Text(name);
        return new(name, value.Length > 0 ? PropertyText.Canonical(value) : "default");
    }

    private bool Bool(string name) => PropertyText.Bool(name, Text(name));

    private string[] List([CallerMemberName] string name = "") => Text(name).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private bool IsTrue([CallerMemberName] string name = "") => Text(name).Equals("true", StringComparison.OrdinalIgnoreCase);

    private string Text([CallerMemberName] string name = "") => metadata(name);
}
