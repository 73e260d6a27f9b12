using System.Collections.Immutable;
using Amorsize.Analyzers.Symbols;
using Amorsize.Discovery.Workloads;
using Microsoft.CodeAnalysis;
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
        FlaggedMethod.Register(start, types, (context, flagged) => Check(context, flagged, types, index));
    }

    private static void Check(SyntaxNodeAnalysisContext context, FlaggedMethod flagged, KnownTypes types, WorkloadIndex index)
    {
        var (method, flag) = (flagged.Method, flagged.Flag);
        var syntax = new FlagSyntax(flagged.Attribute, flagged.Declaration);
        var mistake = new FlagRules(types, index, context.SemanticModel, flagged).Mistake(syntax) ?? SameName(index, method, flag, syntax);
        if (mistake is null)
            return;
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Rules.MissingMember, mistake.MissingMember);
        if (mistake.MissingMember is { } member)
            properties = properties.Add(Rules.SharedFix, $"{method.ContainingType.ToDisplayString()}.{member}");
        context.ReportDiagnostic(Diagnostic.Create(Rules.FlagCannotWork, mistake.Location, properties, Texts.Of(method), mistake.Text));
    }

    private static Mistake? SameName(WorkloadIndex index, IMethodSymbol method, AttributeData flag, FlagSyntax syntax)
    {
        var name = WorkloadIndex.NameOf(method, flag);
        return index.NamesakeOf(method, name) is { } other ? new(MistakeText.SameName(Texts.Of(other), name), syntax.Name) : null;
    }
}
