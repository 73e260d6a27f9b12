using System.Globalization;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Remote;

/// <summary>
/// The name of a result in a remote cache: SHA-256 over all values that decide whether the result is valid, except its age. Two builds get the same name
/// only if each can use the other's result.
/// </summary>
internal static class RemoteKey
{
    private const int Digits = 64;

    /// <summary>The name of a result that would be a hit.</summary>
    public static string Of(LookUpRequest request, string scope) => Of(request.Fields, scope);

    /// <summary>The name of an entry.</summary>
    public static string Of(Entry entry, string scope) => Of(entry.Fields, scope);

    private static string Of(IReadOnlyList<NamedField> fields, string scope) =>
        FieldHash.Of([new("scope", scope), new("format", EntryFormat.Version.ToString(CultureInfo.InvariantCulture)), .. fields], Digits);
}
