using System.Collections.Immutable;
using Amorsize.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Amorsize.Analyzers.Calls;

/// <summary>AMZ6004: a parallel loop that could be tuned. It is off by default, since most loops are not worth it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UntunedLoopAnalyzer : PackageAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UntunedLoop);

    private protected override void Register(CompilationStartAnalysisContext start, KnownTypes types) =>
        start.RegisterOperationAction(Check, OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (IsParallelLoop(call))
            context.ReportDiagnostic(Diagnostic.Create(Rules.UntunedLoop, call.Syntax.GetLocation(), $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}"));
    }

    private static bool IsParallelLoop(IInvocationOperation call) => (call.TargetMethod.ContainingType.ToDisplayString(), call.TargetMethod.Name) switch
    {
        ("System.Threading.Tasks.Parallel", "For" or "ForEach" or "ForEachAsync" or "ForAsync") => true,
        ("System.Linq.ParallelEnumerable", "AsParallel") => true,
        ("System.Threading.Tasks.Task", "WhenAll") => call.Arguments is [{ Value: var tasks }] && IsSelect(tasks),
        _ => false,
    };

    // Also as a query, and as the list or array that is made of it.
    private static bool IsSelect(IOperation tasks) => tasks switch
    {
        IConversionOperation { Operand: var operand } => IsSelect(operand),
        ITranslatedQueryOperation { Operation: var query } => IsSelect(query),
        IInvocationOperation { TargetMethod: { Name: var name, ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } }, Arguments: [{ Value: var source }, ..] } =>
            name == "Select" || (name is "ToArray" or "ToList" && IsSelect(source)),
        _ => false,
    };
}
