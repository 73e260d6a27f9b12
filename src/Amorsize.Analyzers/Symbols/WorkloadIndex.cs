using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amorsize.Analyzers.Symbols;

/// <summary>The workloads of a compilation and of the assemblies that it references. It is made when a rule first asks for it.</summary>
internal sealed class WorkloadIndex
{
    private static readonly ConditionalWeakTable<Compilation, WorkloadIndex> known = new();

    private readonly Lazy<ILookup<string, Workload>> own;
    private readonly Lazy<ILookup<string, Workload>> referenced;

    // No cancellation token: a Lazy would keep the exception of a canceled caller for all later ones.
    private WorkloadIndex(Compilation compilation, KnownTypes types)
    {
        own = new(() => Index(MethodsIn(compilation.Assembly.GlobalNamespace).Concat(LocalFunctionsIn(compilation))));
        referenced = new(() => Index(compilation.SourceModule.ReferencedAssemblySymbols.Where(UsesPackage).SelectMany(assembly => MethodsIn(assembly.GlobalNamespace))));

        ILookup<string, Workload> Index(IEnumerable<IMethodSymbol> methods) =>
            (from method in methods
             where MayBeFlagged(method)
             let flag = types.FlagOf(method)
             where flag is not null
             select new Workload(NameOf(method, flag), method, IsEnabled(flag))).ToLookup(workload => workload.Name, StringComparer.Ordinal);

        bool UsesPackage(IAssemblySymbol assembly) =>
            assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == types.Workload.ContainingAssembly.Name));
    }

    /// <summary>The index of a compilation, which all analyzers share.</summary>
    public static WorkloadIndex Of(Compilation compilation, KnownTypes types) => known.GetValue(compilation, key => new(key, types));

    /// <summary>The names of all workloads.</summary>
    public IEnumerable<string> Names => own.Value.Concat(referenced.Value).Select(workload => workload.Key).Distinct();

    /// <summary>The workloads of a name: those of this compilation, or else those of the assemblies that it references.</summary>
    public IReadOnlyList<Workload> Named(string name) => [.. own.Value.Contains(name) ? own.Value[name] : referenced.Value[name]];

    /// <summary>Another enabled workload of this compilation that has the same name; <see langword="null"/> if there is none.</summary>
    public IMethodSymbol? NamesakeOf(IMethodSymbol method, string name) =>
        own.Value[name].FirstOrDefault(workload => workload.IsEnabled && !SymbolEqualityComparer.Default.Equals(workload.Method, method))?.Method;

    public static string NameOf(IMethodSymbol method, AttributeData flag) =>
        flag.ConstructorArguments.FirstOrDefault().Value as string ?? Texts.DefaultName(method);

    public static bool IsEnabled(AttributeData flag) => !flag.NamedArguments.Any(argument => argument is { Key: "Enabled", Value.Value: false });

    // Attributes of a method in source are bound only if one of them may be the flag, since binding all attributes of a compilation takes long.
    private static bool MayBeFlagged(IMethodSymbol method) => method.DeclaringSyntaxReferences.Length == 0
        || method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is BaseMethodDeclarationSyntax { AttributeLists.Count: > 0 } or LocalFunctionStatementSyntax);

    // The functions of a top-level program are no members of a type. Only their own attributes are looked at, so other code costs nothing.
    private static IEnumerable<IMethodSymbol> LocalFunctionsIn(Compilation compilation) =>
        from tree in compilation.SyntaxTrees
        where tree.GetRoot() is CompilationUnitSyntax
        from statement in ((CompilationUnitSyntax)tree.GetRoot()).Members.OfType<GlobalStatementSyntax>()
        let function = statement.Statement as LocalFunctionStatementSyntax
        where function?.AttributeLists.Count > 0
        let symbol = compilation.GetSemanticModel(tree).GetDeclaredSymbol(function) as IMethodSymbol
        where symbol is not null
        select symbol;

    private static IEnumerable<IMethodSymbol> MethodsIn(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
                yield return method;
            else if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (var found in MethodsIn(inner))
                    yield return found;
            }
        }
    }
}
