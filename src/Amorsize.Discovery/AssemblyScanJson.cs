using System.Globalization;
using Amorsize.Discovery.TestSuites;
using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Discovery;

/// <summary>
/// Maps an <see cref="AssemblyScan"/> to the JSON of the scan file. Each build that tunes tests reads that file, even if nothing changed.
/// This hand-written code reads it in 13 ms in a new process. A source-generated serializer took 47 to 68 ms, as long as a scan of 110 tests.
/// </summary>
internal static class AssemblyScanJson
{
    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static AssemblyScan Map(JsonMembers json, AssemblyScan? scan) => new(
        json.Text("assembly", scan?.Assembly),
        json.Text("scanner", scan?.Scanner),
        json.Has("workloads", scan?.Workloads is not null) ? json.Objects("workloads", scan?.Workloads, WorkloadDescriptor.Map) : null,
        json.Objects("dependencies", scan?.Dependencies, MapDependency),
        json.Has("suite", scan?.Suite is not null) ? json.Object("suite", scan?.Suite, MapSuiteScan) : null);

    private static StampedFile MapDependency(JsonMembers json, StampedFile? file) => new(
        json.Text("path", file?.Path),
        Number(json, "length", file?.Length),
        Number(json, "lastWrite", file?.LastWrite));

    private static SuiteScan MapSuiteScan(JsonMembers json, SuiteScan? scan) => new(
        json.Has("suite", scan?.Suite is not null) ? json.Object("suite", scan?.Suite, MapSuite) : null,
        json.Objects("baseAssemblies", scan?.BaseAssemblies, MapBaseAssembly),
        json.Text("frameworks", scan?.Frameworks));

    private static (string Name, string? Checksum) MapBaseAssembly(JsonMembers json, (string Name, string? Checksum) known) =>
        (json.Text("name", known.Name), MapText(json, "checksum", known.Checksum));

    private static TestSuite MapSuite(JsonMembers json, TestSuite? suite) => new()
    {
        Framework = json.Text("framework", suite?.Framework),
        FrameworkMajor = json.Int32("frameworkMajor", suite?.FrameworkMajor),
        Fingerprint = json.Text("fingerprint", suite?.Fingerprint),
        Methods = json.Int32("methods", suite?.Methods, 1),
        IsDeclaredParallel = json.Flag("isDeclaredParallel", suite?.IsDeclaredParallel),
        DeclaredScope = json.Choice("declaredScope", suite?.DeclaredScope),
        OwnSetting = MapText(json, "ownSetting", suite?.OwnSetting),
    };

    // As text, because a number of JSON is exact up to 2^53 only.
    private static long Number(JsonMembers json, string name, long? value) =>
        long.Parse(json.Text(name, value?.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    private static string? MapText(JsonMembers json, string name, string? value) => json.Has(name, value is not null) ? json.Text(name, value) : null;
}
