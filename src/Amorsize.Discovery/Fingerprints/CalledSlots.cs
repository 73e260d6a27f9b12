using System.Reflection;
using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Finds the methods of base types and interfaces that a call may name where an overriding or implementing method runs.</summary>
internal static class CalledSlots
{
    /// <summary>The methods of the same name, so far as the output's assemblies define them.</summary>
    public static IEnumerable<CodeId> Of(CodeGraph graph, CodeId method)
    {
        var reader = graph.AssemblyOf(method).Reader;
        var definition = reader.GetMethodDefinition((MethodDefinitionHandle)method.Handle);
        if ((definition.Attributes & MethodAttributes.Virtual) == 0)
            yield break;
        var name = Methods.NameOf(reader, definition);
        var seen = new HashSet<CodeId>();
        var next = new Queue<CodeId>(BasesOf(CodeId.Of(method.Assembly, definition.GetDeclaringType())));
        while (next.TryDequeue(out var type))
        {
            if (!seen.Add(type))
                continue;
            var owner = graph.AssemblyOf(type).Reader;
            foreach (var slot in MemberLookup.Methods(owner, owner.GetTypeDefinition((TypeDefinitionHandle)type.Handle), name))
                yield return CodeId.Of(type.Assembly, slot);
            foreach (var further in BasesOf(type))
                next.Enqueue(further);
        }

        IEnumerable<CodeId> BasesOf(CodeId type) => graph.AssemblyOf(type).BasesOf((TypeDefinitionHandle)type.Handle);
    }
}
