namespace Amorsize.Cache.Keys;

/// <summary>One named value that a result depends on. The name lets the message of a cache miss say which values differ.</summary>
/// <param name="Name">The name, as messages show it.</param>
/// <param name="Value">The value, as messages show it.</param>
internal sealed record NamedField(string Name, string Value)
{
    private const string Absent = "(none)";

    /// <summary>Describes every field that differs between two lists, with both values. A field that only one list has counts as different.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<NamedField> cached, IReadOnlyList<NamedField> here) => cached.SequenceEqual(here) ? [] :
    [
        .. from name in cached.Concat(here).Select(field => field.Name).Distinct()
           let before = ValueOf(cached, name)
           let now = ValueOf(here, name)
           where before != now
           select $"{name}: cached {before}, here {now}",
    ];

    private static string ValueOf(IReadOnlyList<NamedField> fields, string name) => fields.FirstOrDefault(field => field.Name == name)?.Value ?? Absent;
}
