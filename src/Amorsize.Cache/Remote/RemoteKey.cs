using System.Globalization;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Remote;

/// <summary>
/// The name under which a remote cache keeps a result: SHA-256 over everything that decides whether it holds, except its age. So those that share a cache
/// meet where they agree, and nowhere else.
/// </summary>
internal static class RemoteKey
{
    private const int Digits = 64;

    /// <summary>Where a result that would be a hit is kept, if there is one.</summary>
    public static string Of(LookUpRequest request, string scope) => Of(request.Fields, scope);

    /// <summary>Where an entry belongs.</summary>
    public static string Of(Entry entry, string scope) => Of(entry.Fields, scope);

    private static string Of(IReadOnlyList<NamedField> fields, string scope) =>
        FieldHash.Of([new("scope", scope), new("format", EntryFormat.Version.ToString(CultureInfo.InvariantCulture)), .. fields], Digits);
}
