using Amorsize.Discovery.TestSuites;
using Amorsize.Discovery.Workloads;
using Amorsize.Settings;

namespace Amorsize.Discovery;

/// <summary>
/// The scan file, an <see cref="AssemblyScan"/> as JSON. Each build that tunes tests reads it, even if nothing changed. Reading it by hand takes 13 ms in a
/// new process. A source-generated serializer took 47 to 68 ms, which is as long as a scan of 110 tests.
/// </summary>
internal static class AssemblyScanJson
{
    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static AssemblyScan Map(JsonMembers json, AssemblyScan? scan) => new(
        json.Text("assembly", scan?.Assembly),
        json.Text("scanner", scan?.Scanner),
        json.Has("workloads", scan?.Workloads is not null) ? json.Objects("workloads", scan?.Workloads, MapWorkload) : null,
        json.Has("suite", scan?.Suite is not null) ? json.Object("suite", scan?.Suite, MapSuiteScan) : null);

    private static WorkloadDescriptor MapWorkload(JsonMembers json, WorkloadDescriptor? workload) => new(
        json.Text("name", workload?.Name),
        json.Int32("methodToken", workload?.MethodToken),
        json.Text("method", workload?.Method),
        MapText(json, "itemsMember", workload?.ItemsMember),
        json.Int32("itemCount", workload?.ItemCount, int.MinValue),
        json.Int32("maxDegreeOfParallelism", workload?.MaxDegreeOfParallelism, int.MinValue),
        json.Text("fingerprint", workload?.Fingerprint),
        MapText(json, "mistake", workload?.Mistake));

    private static SuiteScan MapSuiteScan(JsonMembers json, SuiteScan? scan) => new(
        json.Has("suite", scan?.Suite is not null) ? json.Object("suite", scan?.Suite, MapSuite) : null,
        json.Objects("baseAssemblies", scan?.BaseAssemblies, MapBaseAssembly));

    private static BaseAssembly MapBaseAssembly(JsonMembers json, BaseAssembly? known) =>
        new(json.Text("name", known?.Name), MapText(json, "checksum", known?.Checksum));

    private static TestSuite MapSuite(JsonMembers json, TestSuite? suite) => new()
    {
        Framework = json.Choice("framework", suite?.Framework),
        FrameworkMajor = json.Int32("frameworkMajor", suite?.FrameworkMajor),
        Fingerprint = json.Text("fingerprint", suite?.Fingerprint),
        Methods = json.Int32("methods", suite?.Methods, 1),
        IsDeclaredParallel = json.Flag("isDeclaredParallel", suite?.IsDeclaredParallel),
        DeclaredScope = json.Choice("declaredScope", suite?.DeclaredScope),
        OwnSetting = MapText(json, "ownSetting", suite?.OwnSetting),
    };

    private static string? MapText(JsonMembers json, string name, string? value) => json.Has(name, value is not null) ? json.Text(name, value) : null;
}
