using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>Finds the line ends of a file, so that new code has the same.</summary>
internal static class LineEnd
{
    /// <param name="file">The root of the file.</param>
    public static SyntaxTrivia Of(SyntaxNode file)
    {
        var found = file.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return found.RawKind == 0 ? SyntaxFactory.LineFeed : found;
    }
}
