using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Symbols;

/// <summary>Tells most files apart by their text, which takes far less time than their syntax or their symbols.</summary>
internal static class TextSearch
{
    /// <summary>Whether the text of a file has a word, in whatever place.</summary>
    public static bool Mentions(this SyntaxTree file, string word, CancellationToken cancellationToken = default) =>
        file.GetText(cancellationToken).ToString().IndexOf(word, StringComparison.Ordinal) >= 0;
}
