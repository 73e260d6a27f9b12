using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Amorsize.Benchmarks.Edits;

/// <summary>
/// The methods that a method may run, by rapid type analysis (D. Bacon, 1997): a virtual call reaches the overrides of the types of which reached code makes
/// instances. Methods of such types that override or implement one of the framework count too, because the framework may call them. Reflection is not followed.
/// </summary>
/// <param name="isKnown">Whether a module belongs to the output, so that its methods are followed.</param>
internal sealed class CallGraph(Func<ModuleDefinition, bool> isKnown)
{
    private readonly HashSet<MethodDefinition> reached = [];
    private readonly HashSet<TypeDefinition> live = [];
    private readonly HashSet<TypeDefinition> shared = [];
    private readonly HashSet<MethodDefinition> slots = [];
    private readonly HashSet<ModuleDefinition> modules = [];
    private readonly Queue<MethodDefinition> next = new();

    /// <summary>The methods that a workload may run.</summary>
    public static HashSet<MethodDefinition> From(MethodDefinition workload, Func<ModuleDefinition, bool> isKnown)
    {
        var graph = new CallGraph(isKnown);
        graph.Reach(workload);
        if (!workload.IsStatic)
        {
            graph.Live(workload.DeclaringType);
            graph.Reach(workload.DeclaringType.Methods.FirstOrDefault(method => method is { IsConstructor: true, IsStatic: false, Parameters.Count: 0 }));
        }
        while (graph.next.TryDequeue(out var method))
            graph.Follow(method);
        return graph.reached;
    }

    private void Follow(MethodDefinition method)
    {
        if (modules.Add(method.Module))
            Initialize(method.Module.Types[0]);
        if (method.IsStatic || method.IsConstructor)
            Enter(method.DeclaringType);
        if (!method.HasBody)
            return;
        foreach (var variable in method.Body.Variables)
            Value(variable.VariableType, isShared: false);
        foreach (var instruction in method.Body.Instructions)
            Follow(instruction);
    }

    private void Follow(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case MethodReference called:
                Call(instruction.OpCode.Code, called, instruction.Previous?.OpCode.Code == Code.Constrained);
                break;
            case FieldReference { DeclaringType: var type } when instruction.OpCode.Code is Code.Ldsfld or Code.Ldsflda or Code.Stsfld:
                Arguments(type);
                Initialize(CecilTypes.Definition(type));
                break;
            case TypeReference type when instruction.OpCode.Code is Code.Initobj or Code.Box or Code.Newarr or Code.Constrained:
                Value(type, isShared: instruction.OpCode.Code == Code.Box);
                break;
        }
    }

    private void Call(Code code, MethodReference called, bool isConstrained)
    {
        Arguments(called.DeclaringType);
        if (called is GenericInstanceMethod generic)
            generic.GenericArguments.ToList().ForEach(argument => Value(argument, isShared: true));
        if (CecilTypes.Definition(called) is not { } method)
            return;
        if (method.IsStatic)
            Enter(method.DeclaringType);
        if (code == Code.Newobj)
            Live(method.DeclaringType);
        var isVirtual = method.IsVirtual && (code is Code.Callvirt or Code.Ldvirtftn || isConstrained);
        if (!isVirtual || !method.IsAbstract)
            Reach(method);
        if (!isVirtual || !slots.Add(method))
            return;
        foreach (var type in live.ToList())
            Dispatch(type, method);
    }

    private void Reach(MethodDefinition? method)
    {
        if (method is not null && isKnown(method.Module) && reached.Add(method))
            next.Enqueue(method);
    }

    private void Initialize(TypeDefinition? type) => Reach(type?.Methods.FirstOrDefault(method => method is { IsConstructor: true, IsStatic: true }));

    // A method runs the static constructor of its type, except that of a type marked beforefieldinit, which only an access to a static field runs (ECMA-335,
    // I.8.9.5). C# marks each type whose static fields have initializers and that has no static constructor of its own.
    private void Enter(TypeDefinition type)
    {
        if (!type.IsBeforeFieldInit)
            Initialize(type);
    }

    // A value exists without a constructor. The framework gets it only boxed, or as a type argument.
    private void Value(TypeReference type, bool isShared)
    {
        Arguments(type);
        if (CecilTypes.Definition(type) is not { IsValueType: true } definition)
            return;
        Live(definition);
        if (isShared)
            Share(definition);
    }

    private void Arguments(TypeReference type)
    {
        for (var element = type as TypeSpecification; element is not null; element = element.ElementType as TypeSpecification)
        {
            if (element is GenericInstanceType generic)
                generic.GenericArguments.ToList().ForEach(argument => Value(argument, isShared: true));
        }
    }

    private void Live(TypeDefinition type)
    {
        if (!isKnown(type.Module) || !live.Add(type))
            return;
        Enter(type);
        foreach (var field in type.Fields.Where(field => !field.IsStatic))
            Value(field.FieldType, isShared: false);
        foreach (var slot in slots.ToList())
            Dispatch(type, slot);
        if (!type.IsValueType)
            Share(type);
        if (type.BaseType is { } parent && CecilTypes.Definition(parent) is { } known)
            Live(known);
    }

    // The framework may call what overrides or implements a method of its own.
    private void Share(TypeDefinition type)
    {
        if (!isKnown(type.Module) || !shared.Add(type))
            return;
        foreach (var slot in CecilTypes.BasesOf(type).Select(CecilTypes.Definition).OfType<TypeDefinition>().Distinct().Where(other => !isKnown(other.Module)).SelectMany(other => other.Methods).Where(method => method.IsVirtual))
            Dispatch(type, slot);
    }

    private void Dispatch(TypeDefinition type, MethodDefinition slot)
    {
        if (type != slot.DeclaringType && !CecilTypes.BasesOf(type).Any(parent => CecilTypes.Definition(parent) == slot.DeclaringType))
            return;
        for (var current = type; current is not null && isKnown(current.Module); current = current.BaseType is null ? null : CecilTypes.Definition(current.BaseType))
        {
            foreach (var method in current.Methods.Where(method => method.IsVirtual && Implements(method, slot)))
                Reach(method);
        }
    }

    private static bool Implements(MethodDefinition method, MethodDefinition slot) =>
        method.Overrides.Any(overridden => CecilTypes.Definition(overridden) == slot)
        || (method.Name == slot.Name && method.Parameters.Count == slot.Parameters.Count && method.GenericParameters.Count == slot.GenericParameters.Count);
}
