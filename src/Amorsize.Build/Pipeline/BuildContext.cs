using System.Runtime.CompilerServices;
using Amorsize.Build.Properties;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;

namespace Amorsize.Build.Pipeline;

/// <summary>
/// The inputs of the tasks from the targets: the metadata of the item <c>_AmorsizeContext</c>. A member that is named for a public property throws
/// <see cref="PropertyException"/> when its value cannot be used; paths are absolute.
/// </summary>
/// <param name="metadata">The text of a metadata value by its name; empty where it is not set.</param>
internal sealed class BuildContext(Func<string, string> metadata)
{
    /// <summary>The project; warnings and errors point to it.</summary>
    public string ProjectFile => Text();

    /// <summary>The assembly that was built.</summary>
    public string AssemblyPath => Text();

    /// <summary>Simple name of the assembly.</summary>
    public string AssemblyName => Text();

    /// <summary>Such as net10.0.</summary>
    public string TargetFramework => Text();

    /// <summary>Such as Debug.</summary>
    public string Configuration => Text();

    /// <summary>The RuntimeIdentifier that the assembly is built for, where it cannot run here; else empty.</summary>
    public string ForeignRuntimeIdentifier => Text();

    /// <summary>Keeps what the last scan of the assembly found.</summary>
    public string ScanFile => Text();

    /// <summary>Keeps what the last up-to-date check found.</summary>
    public string CheckFile => Text();

    /// <summary>The note that an assembly has no workloads.</summary>
    public string NoWorkloadsFile => Text();

    /// <summary>The generated settings file.</summary>
    public string SettingsFile => Text();

    /// <summary>The cache's folder.</summary>
    public string CacheDirectory => Text();

    /// <summary>The committed baseline file; empty where there is none.</summary>
    public string BaselineFile => Text();

    /// <summary>The dotnet executable.</summary>
    public string DotNet => Text("DotNetHost") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>Whether the build only fills the caches, so that results that are here go to the remote one too.</summary>
    public bool IsPrewarming => IsTrue();

    /// <summary>Whether a user asked for the prune and reads its answer.</summary>
    public bool IsPruneAskedFor => IsTrue();

    /// <summary>Whether the project's test suite is tuned.</summary>
    public bool TunesTests => IsTrue();

    /// <summary>Whether <c>dotnet test</c> runs the assembly as a program on Microsoft.Testing.Platform.</summary>
    public bool IsTestingPlatformApplication => IsTrue();

    /// <summary>The user's own .runsettings; empty where there is none.</summary>
    public string UserRunSettings => Text();

    /// <summary>The .runsettings to generate.</summary>
    public string RunSettings => Text();

    /// <summary>The note that there are generated test settings, so that they go once tests are no longer tuned.</summary>
    public string TestNoteFile => Text();

    /// <summary>The project's TestingPlatformCommandLineArguments.</summary>
    public string TestArguments => Text();

    /// <summary>The console of VSTest.</summary>
    public string VsTestConsole => Text();

    /// <summary>A suite that takes less when it runs sequentially is left unchanged.</summary>
    public TimeSpan ShortestSuite => PropertyText.Span(nameof(ShortestSuite), Text());

    /// <summary>AmorsizeEnabled.</summary>
    public bool IsEnabled => Bool("AmorsizeEnabled");

    /// <summary>AmorsizeMode, with Auto decided by AmorsizeCI.</summary>
    public TuningMode Mode => PropertyText.Mode(Text("AmorsizeMode"), Text("AmorsizeCI"));

    /// <summary>AmorsizeCacheTtl.</summary>
    public TimeSpan CacheTtl => PropertyText.Span("AmorsizeCacheTtl", Text("AmorsizeCacheTtl"));

    /// <summary>AmorsizeTimeBudget.</summary>
    public TimeSpan TimeBudget => PropertyText.Budget("AmorsizeTimeBudget", Text("AmorsizeTimeBudget"));

    /// <summary>AmorsizeTotalTimeBudget.</summary>
    public TimeSpan TotalTimeBudget => PropertyText.Budget("AmorsizeTotalTimeBudget", Text("AmorsizeTotalTimeBudget"));

    /// <summary>AmorsizeTotalTimeBudget as it is written, for the key of a suite's result.</summary>
    public string TotalTimeBudgetText => Text("AmorsizeTotalTimeBudget");

    /// <summary>AmorsizeStaleSeverity.</summary>
    public StaleSeverity StaleSeverity => PropertyText.Choice<StaleSeverity>("AmorsizeStaleSeverity", Text("AmorsizeStaleSeverity"));

    /// <summary>AmorsizeExplain.</summary>
    public bool Explains => Bool("AmorsizeExplain");

    /// <summary>Whether AmorsizeExplain is anything but false; a wrong value is reported by the full check.</summary>
    public bool MayExplain => !Text("AmorsizeExplain").Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>AmorsizePrune.</summary>
    public PruneMode Prune => PropertyText.Choice<PruneMode>("AmorsizePrune", Text("AmorsizePrune"));

    /// <summary>AmorsizeTuneTests.</summary>
    public bool TuneTests => Bool("AmorsizeTuneTests");

    /// <summary>The machine that the results hold on: this one, with the program's runtime and garbage collector.</summary>
    public Machine Machine => MachineInputs.Here(Text("TargetFrameworkVersion"), Text("ServerGarbageCollection"), Text("ConcurrentGarbageCollection"));

    /// <summary>The properties that shape a measurement, beside the code and the machine.</summary>
    public IReadOnlyList<NamedField> MeasurementProperties =>
    [
        Measured("AmorsizeTimeBudget"), Measured("Optimize"), Measured("TieredCompilation"), Measured("TieredPGO"),
    ];

    /// <summary>The text of an MSBuild property of the remote cache, such as AmorsizeRemoteCacheScope, as the project states it.</summary>
    public string RemoteProperty(string name) => Text(name);

    private NamedField Measured(string name) => new(name, Text(name) is { Length: > 0 } value ? PropertyText.Canonical(value) : "default");

    private bool Bool(string name) => PropertyText.Bool(name, Text(name));

    private bool IsTrue([CallerMemberName] string name = "") => Text(name).Equals("true", StringComparison.OrdinalIgnoreCase);

    private string Text([CallerMemberName] string name = "") => metadata(name);
}
