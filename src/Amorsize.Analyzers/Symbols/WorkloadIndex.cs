using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amorsize.Analyzers.Symbols;

/// <summary>The workloads of a compilation and of the assemblies that it references. It is made when a rule first asks for it.</summary>
internal sealed class WorkloadIndex
{
    private const string Flag = "Workload";

    private static readonly ConditionalWeakTable<Compilation, WorkloadIndex> known = new();

    private readonly Lazy<ILookup<string, Workload>> own;
    private readonly Lazy<ILookup<string, Workload>> referenced;
    private readonly Lazy<PreparingMethods> setups;
    private readonly Lazy<PreparingMethods> cleanups;

    // No cancellation token: a Lazy would keep the exception of a canceled caller for all later ones.
    private WorkloadIndex(Compilation compilation, KnownTypes types)
    {
        var attributed = new Lazy<IReadOnlyList<IMethodSymbol>>(() => [.. MethodsOf(compilation)]);
        own = new(() => Index(attributed.Value));
        setups = new(() => new(attributed.Value, "WorkloadSetup", maxParameters: 0));
        cleanups = new(() => new(attributed.Value, "WorkloadCleanup", maxParameters: 1));
        referenced = new(() => Index(compilation.SourceModule.ReferencedAssemblySymbols.Where(UsesPackage).SelectMany(assembly => MethodsIn(assembly.GlobalNamespace))));

        ILookup<string, Workload> Index(IEnumerable<IMethodSymbol> methods) =>
            (from method in methods
             let flag = types.FlagOf(method)
             where flag is not null
             select new Workload(NameOf(method, flag), method, IsEnabled(flag))).ToLookup(workload => workload.Name, StringComparer.Ordinal);

        bool UsesPackage(IAssemblySymbol assembly) =>
            assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == types.Workload.ContainingAssembly.Name));
    }

    /// <summary>The index of a compilation, which all analyzers share.</summary>
    public static WorkloadIndex Of(Compilation compilation, KnownTypes types) => known.GetValue(compilation, key => new(key, types));

    public PreparingMethods Setups => setups.Value;

    public PreparingMethods Cleanups => cleanups.Value;

    /// <summary>The names of all workloads.</summary>
    public IEnumerable<string> Names => own.Value.Concat(referenced.Value).Select(workload => workload.Key).Distinct();

    /// <summary>The names of the workloads of this compilation.</summary>
    public IEnumerable<string> OwnNames => own.Value.Select(workload => workload.Key);

    /// <summary>The workloads of a name: those of this compilation, or else those of the assemblies that it references.</summary>
    public IReadOnlyList<Workload> Named(string name) => [.. own.Value.Contains(name) ? own.Value[name] : referenced.Value[name]];

    /// <summary>Another enabled workload of this compilation that has the same name; <see langword="null"/> if there is none.</summary>
    public IMethodSymbol? NamesakeOf(IMethodSymbol method, string name) =>
        own.Value[name].FirstOrDefault(workload => workload.IsEnabled && !SymbolEqualityComparer.Default.Equals(workload.Method, method))?.Method;

    public static string NameOf(IMethodSymbol method, AttributeData flag) =>
        flag.ConstructorArguments.FirstOrDefault().Value as string ?? Texts.DefaultName(method);

    public static bool IsEnabled(AttributeData flag) => !flag.NamedArguments.Any(argument => argument is { Key: "Enabled", Value.Value: false });

    // Only methods with attributes of the package: all symbols of a compilation take long. A file whose text has none has no flag, unless an alias of another file names it.
#pragma warning disable RS1030 // The few models are asked for declarations only.
    private static IEnumerable<IMethodSymbol> MethodsOf(Compilation compilation) =>
        (from tree in compilation.SyntaxTrees
         where tree.Mentions(Flag)
         let model = compilation.GetSemanticModel(tree)
         from declaration in tree.GetRoot().DescendantNodes()
         where declaration is MethodDeclarationSyntax { AttributeLists.Count: > 0 } or LocalFunctionStatementSyntax { AttributeLists.Count: > 0 }
         let method = model.GetDeclaredSymbol(declaration) as IMethodSymbol
         where method is not null
         select method.PartialDefinitionPart ?? method).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);
#pragma warning restore RS1030

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
