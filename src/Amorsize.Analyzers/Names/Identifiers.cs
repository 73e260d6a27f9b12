using Microsoft.CodeAnalysis.CSharp;

namespace Amorsize.Analyzers.Names;

/// <summary>Makes C# identifiers of workload names: <c>OneItem</c> of "one item".</summary>
internal static class Identifiers
{
    // The class itself, and the members of object, which a constant would hide.
    private static readonly string[] taken =
        [WorkloadNamesGenerator.ClassName, "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>A namespace of names that need not be identifiers, as <c>dotnet new</c> makes one of the name of a project.</summary>
    public static string NamespaceOf(string name) => string.Join(".", name.Split('.').Select(PartOf));

    /// <summary>A different identifier for each name. Names that would share one are numbered in their order.</summary>
    public static IEnumerable<(string Identifier, string Name)> Of(IEnumerable<string> names)
    {
        var used = new HashSet<string>(taken, StringComparer.Ordinal);
        foreach (var name in names)
        {
            var identifier = Of(name);
            for (var number = 2; !used.Add(identifier); number++)
                identifier = Of(name) + number;
            yield return (identifier, name);
        }
    }

    private static string PartOf(string name)
    {
        var part = new string([.. name.Select(letter => SyntaxFacts.IsIdentifierPartCharacter(letter) ? letter : '_')]);
        if (part.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(part[0]))
            part = "_" + part;
        return SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None ? part : "@" + part;
    }

    private static string Of(string name)
    {
        var words = new string([.. name.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return joined.Length > 0 && char.IsLetter(joined[0]) ? joined : "_" + joined;
    }
}
