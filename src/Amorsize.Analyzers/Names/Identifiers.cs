namespace Amorsize.Analyzers.Names;

/// <summary>Makes C# identifiers of workload names: <c>OneItem</c> of "one item".</summary>
internal static class Identifiers
{
    /// <summary>A different identifier for each name. Names that would share one are numbered in their order.</summary>
    public static IEnumerable<(string Identifier, string Name)> Of(IEnumerable<string> names)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var identifier = Of(name);
            for (var number = 2; !used.Add(identifier); number++)
                identifier = Of(name) + number;
            yield return (identifier, name);
        }
    }

    private static string Of(string name)
    {
        var words = new string([.. name.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return joined.Length > 0 && char.IsLetter(joined[0]) ? joined : "_" + joined;
    }
}
