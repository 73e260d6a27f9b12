using System.Globalization;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Remote;

/// <summary>
/// The name of a result in a remote cache: the SHA-256 of all values that decide whether the result is valid, except its age. Two builds compute the
/// same name only if each can use the other's result.
/// </summary>
internal static class RemoteKey
{
    private const int Digits = 64;

    /// <summary>The name of the result that would answer a request.</summary>
    public static string Of(LookUpRequest request, string scope) => Of(request.Fields, scope);

    /// <summary>The name under which an entry is stored.</summary>
    public static string Of(Entry entry, string scope) => Of(entry.Fields, scope);

    private static string Of(IReadOnlyList<NamedField> fields, string scope) =>
        FieldHash.Of([new("scope", scope), new("format", EntryFormat.Version.ToString(CultureInfo.InvariantCulture)), .. fields], Digits);
}
