using Amorsize.Analyzers.Symbols;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Amorsize.Analyzers;

/// <summary>Base of the analyzers. They examine only compilations that reference the package and have it on.</summary>
public abstract class PackageAnalyzer : DiagnosticAnalyzer
{
    private protected PackageAnalyzer()
    {
    }

    private protected virtual GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.None;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCode);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Of(start.Compilation, start.Options) is { } types)
                Register(start, types);
        });
    }

    /// <summary>Registers the actions for one compilation.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext start, KnownTypes types);
}
