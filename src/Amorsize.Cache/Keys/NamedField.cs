namespace Amorsize.Cache.Keys;

/// <summary>One named value that a result depends on, so that a miss can name the values that differ.</summary>
/// <param name="Name">The name, as messages show it.</param>
/// <param name="Value">The value, as messages show it.</param>
internal sealed record NamedField(string Name, string Value)
{
    private const string Absent = "(none)";

    /// <summary>Every field that differs between two lists, with both values. A field that only one list has differs too.</summary>
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
