using System.Collections.Immutable;
using Amorsize.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Amorsize.Analyzers.Calls;

/// <summary>AMZ6001: <c>TunedSettings.For</c> names no workload of this compilation or of the assemblies that it references.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WorkloadNameAnalyzer : PackageAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnknownWorkload);

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types)
    {
        var index = WorkloadIndex.Of(start.Compilation, types);
        SettingsCall.Register(start, types, (context, call) => Check(context, call, types, index));
    }

    private static void Check(SemanticModelAnalysisContext context, IInvocationOperation call, KnownTypes types, WorkloadIndex index)
    {
        if (SettingsCall.Name(call, types) is not { ConstantValue.Value: string name } argument || index.Named(name).Count > 0)
            return;
        var nearest = NearestName.Of(name, index.Names);
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.UnknownWorkload,
            argument.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Rules.NearestName, nearest),
            name,
            nearest is null ? "" : $"; did you mean '{nearest}'?"));
    }
}
