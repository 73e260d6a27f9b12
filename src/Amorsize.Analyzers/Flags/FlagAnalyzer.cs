using System.Collections.Immutable;
using Amorsize.Analyzers.Symbols;
using Amorsize.Discovery.Workloads;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Amorsize.Analyzers.Flags;

/// <summary>AMZ2004: a [Workload] that cannot work, as far as source code shows. The build finds the same mistakes in assemblies of any language.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FlagAnalyzer : PackageAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.FlagCannotWork);

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types)
    {
        var index = WorkloadIndex.Of(start.Compilation, types);
        start.RegisterSyntaxNodeAction(node => Check(node, types, index), SyntaxKind.Attribute);
    }

    private static void Check(SyntaxNodeAnalysisContext context, KnownTypes types, WorkloadIndex index)
    {
        // Most attributes are told apart by their text, which costs nothing. An alias of the attribute's type is left to the build.
        var attribute = (AttributeSyntax)context.Node;
        if (!FlagSyntax.MayBeFlag(attribute) || attribute.Parent?.Parent is not BaseMethodDeclarationSyntax declaration)
            return;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not IMethodSymbol method
            || types.FlagOf(method) is not { } flag || flag.ApplicationSyntaxReference?.Span != attribute.Span || !WorkloadIndex.IsEnabled(flag))
        {
            return;
        }

        var syntax = new FlagSyntax(attribute, declaration);
        var mistake = new FlagRules(types, method, flag).Mistake(syntax) ?? SameName(index, method, flag, syntax);
        if (mistake is null)
            return;
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Rules.MissingMember, mistake.MissingMember);
        context.ReportDiagnostic(Diagnostic.Create(Rules.FlagCannotWork, mistake.Location, properties, Texts.Of(method), mistake.Text));
    }

    private static Mistake? SameName(WorkloadIndex index, IMethodSymbol method, AttributeData flag, FlagSyntax syntax)
    {
        var name = WorkloadIndex.NameOf(method, flag);
        return index.NamesakeOf(method, name) is { } other ? new(MistakeText.SameName(Texts.Of(other), name), syntax.Name) : null;
    }
}
