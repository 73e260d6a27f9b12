using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>Corrects the name in <c>TunedSettings.For</c> to the most similar workload (AMZ6001).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WorkloadNameFix() : NameFix(Rules.UnknownWorkload, Rules.NearestName)
{
    private protected override string Title(string name) => $"Use '{name}'";

    private protected override void Fix(DocumentEditor editor, IEnumerable<(SyntaxNode Node, string Name)> places)
    {
        foreach (var (node, name) in places)
            editor.ReplaceNode(node, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)).WithTriviaFrom(node));
    }
}
