namespace Amorsize.Cache.Keys;

/// <summary>One named part of what a result depends on, so that a miss can name what differs.</summary>
/// <param name="Name">The name that a reader sees.</param>
/// <param name="Value">The value that he sees.</param>
internal sealed record NamedField(string Name, string Value)
{
    private const string Absent = "(none)";

    /// <summary>Every field in which two lists differ, with both values; one that only one of them has, too.</summary>
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
