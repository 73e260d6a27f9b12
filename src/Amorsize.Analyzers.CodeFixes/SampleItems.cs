using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>Writes an items member that the user must complete.</summary>
internal static class SampleItems
{
    /// <summary>A member without items. It does not compile until the user has replaced it, since no tool knows what typical items are.</summary>
    /// <param name="name">The member's name, as source code writes it.</param>
    /// <param name="itemType">The type of an item, as the file writes it.</param>
    /// <param name="file">The root of the file, whose line ends are used.</param>
    public static MemberDeclarationSyntax Placeholder(string name, string itemType, SyntaxNode file)
    {
        var lineEnd = LineEnd.Of(file);
        // In an array of arrays, the outer dimensions come first.
        var array = itemType.Insert(itemType.TrimEnd('[', ']', ',').Length, "[]");
        return SyntaxFactory.ParseMemberDeclaration($"#error Give some typical items here, then delete this line{lineEnd}    private static {array} {name} => new {array} {{ }};")!
            .WithTrailingTrivia(lineEnd, lineEnd)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
