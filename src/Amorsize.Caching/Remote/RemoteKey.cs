using System.Globalization;

namespace Amorsize.Caching;

/// <summary>
/// The name under which a remote cache keeps a result: SHA-256 over everything that decides whether it holds, except its age. So those that share a cache
/// meet where they agree, and nowhere else.
/// </summary>
internal static class RemoteKey
{
    private const int Digits = 64;

    /// <summary>Where a result that would be a hit is kept, if there is one.</summary>
    public static string Of(LookUpRequest request, string scope) =>
        Of(scope, request.Key, request.Machine, request.Fingerprint, Entry.CurrentMethodVersion, request.ToolVersion, request.Settings);

    /// <summary>Where an entry belongs.</summary>
    public static string Of(Entry entry, string scope) =>
        Of(scope, entry.Key, entry.Machine, entry.Fingerprint, entry.MethodVersion, entry.ToolVersion, entry.Settings);

    private static string Of(
        string scope, EntryKey key, Machine machine, string fingerprint, int methodVersion, string toolVersion, IReadOnlyList<NamedField> settings) => FieldHash.Of(
        [
            new("scope", scope),
            new("format", EntryFormat.Version.ToString(CultureInfo.InvariantCulture)),
            new("measuring method", methodVersion.ToString(CultureInfo.InvariantCulture)),
            new("tool", toolVersion),
            .. key.Fields,
            .. machine.Fields,
            new("fingerprint", fingerprint),
            .. settings,
        ],
        Digits);
}
