using Amorsize.Settings;

namespace Amorsize.Cache.Keys;

/// <summary>Reads and writes an <see cref="EntryKey"/> as JSON.</summary>
internal static class EntryKeyJson
{
    private const string IsTestSuite = "isTestSuite";
    private const string Workload = "workload";

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static EntryKey Map(JsonMembers json, EntryKey? key) => new(
        json.Text("assembly", key?.AssemblyName),
        MapSubject(json, key?.Subject),
        json.Text("targetFramework", key?.TargetFramework),
        json.Text("configuration", key?.Configuration));

    private static Subject MapSubject(JsonMembers json, Subject? subject)
    {
        if (!json.Has(IsTestSuite, subject is Subject.TestSuite))
            return new Subject.Workload(json.Text(Workload, subject?.Name));
        json.Require(json.Flag(IsTestSuite, true) && !json.Has(Workload, isWritten: false), $"'{IsTestSuite}' is false, or stands beside '{Workload}'");
        return Subject.Tests;
    }
}
