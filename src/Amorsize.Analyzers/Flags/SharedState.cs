using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Amorsize.Analyzers.Flags;

/// <summary>Recognises operations that change state outside of one call.</summary>
internal static class SharedState
{
    private const string Threading = "System.Threading";

    private static readonly HashSet<string> MutatingMethods = new(StringComparer.Ordinal)
    {
        "Add", "AddFirst", "AddLast", "AddRange", "Append", "AppendFormat", "AppendJoin", "AppendLine", "Clear", "Dequeue", "Enqueue", "EnqueueDequeue", "EnqueueRange", "ExceptWith",
        "Insert", "InsertRange", "IntersectWith", "Pop", "Push", "Remove", "RemoveAll", "RemoveAt", "RemoveFirst", "RemoveLast", "RemoveRange", "RemoveWhere", "Replace", "Reverse",
        "Set", "SetAll", "Sort", "SymmetricExceptWith", "TryAdd", "TryDequeue", "TryPop", "UnionWith",
    };

    private static readonly HashSet<string> Locks = new(StringComparer.Ordinal) { "Lock", "Monitor", "Mutex", "ReaderWriterLock", "ReaderWriterLockSlim", "SemaphoreSlim", "SpinLock" };

    /// <summary>Whether the operation takes a lock. A method that locks is assumed to know what it does.</summary>
    public static bool IsGuard(IOperation operation) => operation is ILockOperation
        || (operation is IInvocationOperation { TargetMethod.ContainingType: var type } && type.ContainingNamespace?.ToDisplayString() == Threading && Locks.Contains(type.Name));

    /// <summary>The change in words, such as "writes to 'Count'"; <see langword="null"/> if the operation changes nothing that calls share.</summary>
    public static string? ChangeOf(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: var target } => Write(target),
        ICompoundAssignmentOperation { Target: var target } => Write(target),
        IIncrementOrDecrementOperation { Target: var target } => Write(target),
        IDeconstructionAssignmentOperation { Target: ITupleOperation { Elements: var targets } } => targets.Select(Write).FirstOrDefault(change => change is not null),
        // Methods of Interlocked, ImmutableInterlocked and their like change it as a whole.
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var target, Parent: IInvocationOperation { TargetMethod.ContainingNamespace: var home } } when home?.ToDisplayString() is not (Threading or "System.Collections.Immutable") =>
            Write(target),
        IInvocationOperation { Instance: { } instance } call when Shared(instance) is { } member => Use(call, member),
        _ => null,
    };

    private static string? Write(IOperation target) => target is IPropertyReferenceOperation { Instance: { } instance, Property: { IsIndexer: true, ContainingType: var type } } && Shared(instance) is { } collection
        ? (IsUnsafe(type) ? $"changes '{collection.Name}'" : null)
        : Shared(target) is { } member ? $"writes to '{member.Name}'" : null;

    private static string? Use(IInvocationOperation call, ISymbol member)
    {
        var type = call.TargetMethod.ContainingType;
        if (type is { Name: "Random", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            return member.ContainingType.Name == "Random" ? null : $"uses the random numbers of '{member.Name}'";
        return IsUnsafe(type) && MutatingMethods.Contains(call.TargetMethod.Name) ? $"changes '{member.Name}'" : null;
    }

    // Collections and texts that are not safe on several threads.
    private static bool IsUnsafe(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() is "System.Collections" or "System.Collections.Generic" or "System.Collections.ObjectModel" or "System.Text";

    // A static member, or one of the instance on which all calls run. State of a thread or of an asynchronous flow is not shared.
    private static ISymbol? Shared(IOperation operation) => operation is IMemberReferenceOperation { Member: (IFieldSymbol or IPropertySymbol) and var member } reference
            && (member.IsStatic || reference.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
            && !member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute")
        ? member
        : null;
}
