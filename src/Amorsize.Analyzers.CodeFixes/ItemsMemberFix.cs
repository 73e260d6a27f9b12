using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>Declares the items member that a flag names and that does not exist (AMZ2004).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ItemsMemberFix() : NameFix(Rules.FlagCannotWork, Rules.MissingMember)
{
    private protected override string Title(string name) => $"Declare '{name}'";

    private protected override void Fix(DocumentEditor editor, IEnumerable<(SyntaxNode Node, string Name)> places)
    {
        // Two flags may name one member, also in two parts of a type.
        var members = from place in places
                      let method = place.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>()!
                      group method by (Type: editor.SemanticModel.GetDeclaredSymbol(method.Parent!)!.ToDisplayString(), place.Name);
        foreach (var member in members)
        {
            var method = member.First();
            var declared = Spaced(SampleItems.Placeholder(LoopParts.Escaped(member.Key.Name), method.ParameterList.Parameters.First().Type!.ToString(), editor.OriginalRoot), method);
            // An #endif above the method ends what does not concern it.
            if (method.GetLeadingTrivia().Any(static trivia => trivia.IsDirective))
                editor.InsertAfter(method, declared);
            else
                editor.InsertBefore(method, declared);
        }
    }

    // A blank line above the method stands above the new member too, which brings one below.
    private static MemberDeclarationSyntax Spaced(MemberDeclarationSyntax declared, MethodDeclarationSyntax method) =>
        method.GetLeadingTrivia() is [var first, ..] && first.IsKind(SyntaxKind.EndOfLineTrivia)
            ? declared.WithLeadingTrivia(declared.GetLeadingTrivia().Insert(0, first)).WithTrailingTrivia(first)
            : declared;
}
