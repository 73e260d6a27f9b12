using System.Collections.Immutable;
using Amorsize.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Amorsize.Analyzers.Calls;

/// <summary>AMZ6002: a loop that uses the settings of a workload never calls the flagged method, so what was measured is not what runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoopBodyAnalyzer : PackageAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.OtherBody);

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types)
    {
        var index = WorkloadIndex.Of(start.Compilation, types);
        SettingsCall.Register(start, types, (context, call) => Check(context, call, types, index));
    }

    private static void Check(SemanticModelAnalysisContext context, IInvocationOperation loop, KnownTypes types, WorkloadIndex index)
    {
        if (loop.Instance is null)
            return;
        var bodies = loop.Arguments.Where(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate).Select(argument => argument.Value).ToList();
        if (bodies.Count == 0 || SettingsCall.NameOf(loop.Instance, types) is not { } name)
            return;
        // The body of a whole job is its own loop. With several workloads of one name, the build reports AMZ2004.
        if (index.Named(name) is not [{ Method: var workload }] || workload.Parameters.Any(parameter => types.IsSettings(parameter.Type)))
            return;
        // A delegate that comes from elsewhere cannot be followed.
        if (bodies.Any(body => body is not IDelegateCreationOperation) || new ReachableCalls(context.SemanticModel.Compilation, workload, context.CancellationToken).MayBeReachedFrom(bodies))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Rules.OtherBody, bodies[0].Syntax.GetLocation(), name, Texts.Of(workload)));
    }
}
