namespace Amorsize.Caching;

/// <summary>One named part of a key, so that a miss can name what differs.</summary>
/// <param name="Name">The name that a reader sees.</param>
/// <param name="Value">The value that he sees.</param>
internal sealed record NamedField(string Name, string Value);
