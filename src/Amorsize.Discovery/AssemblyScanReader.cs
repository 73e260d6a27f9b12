using System.Text.Json;
using Amorsize.Discovery.TestSuites;
using Amorsize.Discovery.Workloads;
using Amorsize.Measurement.Suites;
using Amorsize.Settings;

namespace Amorsize.Discovery;

/// <summary>
/// Reads and checks the scan file that <see cref="AssemblyScanWriter"/> writes. The reader is written by hand because each build that tunes tests
/// reads this file, even if nothing changed. In a new process it takes 13 ms. A source-generated serializer took 47 to 68 ms, which is as long as
/// a scan of 110 tests.
/// </summary>
internal static class AssemblyScanReader
{
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    /// <exception cref="FormatException">The JSON is not a scan.</exception>
    public static AssemblyScan Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new AssemblyScan(
            root.GetText("assembly"),
            root.GetText("scanner"),
            Has(root, "workloads") ? [.. root.GetMember("workloads", JsonValueKind.Array).EnumerateArray().Select(ReadWorkload)] : null,
            Has(root, "suite") ? ReadSuiteScan(root.GetMember("suite", JsonValueKind.Object)) : null);
    }

    private static WorkloadDescriptor ReadWorkload(JsonElement json) => new(
        json.GetText("name"),
        json.GetInt32In("methodToken", 0, int.MaxValue),
        json.GetText("method"),
        ReadText(json, "itemsMember"),
        json.GetInt32In("itemCount", int.MinValue, int.MaxValue),
        json.GetInt32In("maxDegreeOfParallelism", int.MinValue, int.MaxValue),
        json.GetText("fingerprint"),
        ReadText(json, "mistake"));

    private static SuiteScan ReadSuiteScan(JsonElement json) => new(
        Has(json, "suite") ? ReadSuite(json.GetMember("suite", JsonValueKind.Object)) : null,
        [.. json.GetMember("baseAssemblies", JsonValueKind.Array).EnumerateArray().Select(known => new BaseAssembly(known.GetText("name"), ReadText(known, "checksum")))],
        json.GetText("frameworks"));

    private static TestSuite ReadSuite(JsonElement json) => new()
    {
        Framework = json.GetText("framework"),
        FrameworkMajor = json.GetInt32In("frameworkMajor", 0, int.MaxValue),
        Fingerprint = json.GetText("fingerprint"),
        Methods = json.GetInt32In("methods", 1, int.MaxValue),
        IsDeclaredParallel = ReadFlag(json, "isDeclaredParallel"),
        DeclaredScope = json.GetEnum<TestScope>("declaredScope"),
        OwnSetting = ReadText(json, "ownSetting"),
    };

    private static string? ReadText(JsonElement json, string name) => Has(json, name) ? json.GetText(name) : null;

    private static bool ReadFlag(JsonElement json, string name) => json.TryGetProperty(name, out var flag) && flag.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? flag.GetBoolean()
        : throw new FormatException($"'{name}' is neither true nor false");

    private static bool Has(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out _);
}
