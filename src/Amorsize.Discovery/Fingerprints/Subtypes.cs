using System.Reflection;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Finds the types that derive from a type or implement an interface, in the flagged assembly and in all that it references directly or indirectly, as far as
/// they are in the output. It reads these assemblies when it is first asked.
/// </summary>
internal sealed class Subtypes(CodeGraph graph)
{
    private readonly Lazy<ILookup<CodeId, CodeId>> direct = new(() => List(graph));

    /// <summary>The types of which there can be instances.</summary>
    public IReadOnlyList<CodeId> Of(CodeId type)
    {
        var found = new List<CodeId>();
        var seen = new HashSet<CodeId> { type };
        var next = new Queue<CodeId>(seen);
        while (next.TryDequeue(out var ancestor))
        {
            foreach (var subtype in direct.Value[ancestor].Where(seen.Add))
            {
                next.Enqueue(subtype);
                if (graph.Of(subtype).IsConcrete)
                    found.Add(subtype);
            }
        }
        return found;
    }

    private static ILookup<CodeId, CodeId> List(CodeGraph graph) =>
    (
        from assembly in graph.ReferencedBy(graph.Root)
        from handle in assembly.Reader.TypeDefinitions
        let type = assembly.Reader.GetTypeDefinition(handle)
        where (type.Attributes & TypeAttributes.ClassSemanticsMask) == TypeAttributes.Interface || !type.BaseType.IsNil
        from ancestor in assembly.BasesOf(handle)
        select (Ancestor: ancestor, Type: CodeId.Of(assembly.Index, handle))).ToLookup(pair => pair.Ancestor, pair => pair.Type);
}
