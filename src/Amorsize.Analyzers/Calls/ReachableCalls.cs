using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Amorsize.Analyzers.Calls;

/// <summary>
/// Tells whether code may do the work of a workload: whether it may call the flagged method, or a method of this compilation that the flagged method calls.
/// It follows calls by their names, so that virtual calls and interfaces count too. Where it cannot follow, it answers yes.
/// </summary>
internal sealed class ReachableCalls(Compilation compilation, IMethodSymbol target, CancellationToken cancellationToken)
{
    // Bounds the time of one question in the editor. Chosen: a loop body that reaches more methods is not understood by its names.
    private const int MaxMethods = 256;

    private readonly HashSet<string> work = new(StringComparer.Ordinal) { target.Name };
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<string> names = new();

    public bool MayBeReachedFrom(IEnumerable<IOperation> bodies)
    {
        work.UnionWith(target.DeclaringSyntaxReferences.SelectMany(reference => NamesIn(reference.GetSyntax(cancellationToken))));
        if (bodies.SelectMany(body => body.DescendantsAndSelf()).Any(IsTargetOrUnknown))
            return true;
        for (var methods = 0; names.Count > 0;)
        {
            var name = names.Dequeue();
            foreach (var syntax in compilation.GetSymbolsWithName(name, SymbolFilter.Member, cancellationToken).SelectMany(symbol => symbol.DeclaringSyntaxReferences))
            {
                if (++methods > MaxMethods || Follow(syntax.GetSyntax(cancellationToken)))
                    return true;
            }
        }
        return false;
    }

    private bool IsTargetOrUnknown(IOperation operation)
    {
        var called = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        if (operation is IDynamicInvocationOperation or IInvalidOperation)
            return true;
        if (called is null)
        {
            Add((operation as IMemberReferenceOperation)?.Member.Name);
            return false;
        }
        if (SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, target) || called.MethodKind == MethodKind.DelegateInvoke)
            return true;
        if (called.DeclaringSyntaxReferences.Length > 0 && work.Contains(called.Name))
            return true;
        Add(called.Name);
        // A method of the workload's own library may call the workload.
        return !SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, compilation.Assembly)
            && SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, target.ContainingAssembly);
    }

    private bool Follow(SyntaxNode method)
    {
        foreach (var name in NamesIn(method))
        {
            if (work.Contains(name))
                return true;
            Add(name);
        }
        return false;
    }

    // The names of members of this compilation that the code mentions.
    private IEnumerable<string> NamesIn(SyntaxNode code) => code.DescendantNodes().OfType<SimpleNameSyntax>()
        .Select(name => name.Identifier.ValueText)
        .Distinct()
        .Where(name => compilation.ContainsSymbolsWithName(name, SymbolFilter.Member, cancellationToken));

    private void Add(string? name)
    {
        if (name is not null && seen.Add(name))
            names.Enqueue(name);
    }
}
