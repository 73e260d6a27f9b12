using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Computes a fingerprint: a hash of all code that is reachable from a node, visited breadth first. In place of a compiler-generated name it hashes
/// the position of the name's first visit in this walk, because unrelated code may change the name but not that position.
/// </summary>
internal sealed class FingerprintWalk(CodeGraph graph)
{
    private readonly Dictionary<CodeId, int> aliases = [];
    private readonly HashSet<CodeId> seen = [];
    private readonly HashSet<int> assemblies = [];
    private readonly Queue<CodeId> next = new();
    private readonly ArrayBufferWriter<byte> content = new();

    public string From(CodeNode start)
    {
        aliases.Clear();
        seen.Clear();
        assemblies.Clear();
        content.ResetWrittenCount();

        Visit(start);
        while (next.TryDequeue(out var id))
        {
            ReachInitializerOf(id);
            Visit(graph.Of(id));
        }
        return Convert.ToHexStringLower(SHA256.HashData(content.WrittenSpan));
    }

    private void Visit(CodeNode node)
    {
        content.Write(node.Digest);
        foreach (var entity in node.Generated)
            Write(Alias(entity));
        foreach (var id in node.Reached)
            Reach(id);
    }

    private void Reach(CodeId id)
    {
        if (seen.Add(id))
            next.Enqueue(id);
    }

    private void ReachInitializerOf(CodeId id)
    {
        if (assemblies.Add(id.Assembly) && graph.AssemblyOf(id).ModuleInitializer is { IsNil: false } initializer)
            Reach(CodeId.Of(id.Assembly, initializer));
    }

    private int Alias(CodeId entity)
    {
        if (!aliases.TryGetValue(entity, out var alias))
            aliases[entity] = alias = aliases.Count;
        return alias;
    }

    private void Write(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(content.GetSpan(sizeof(int)), number);
        content.Advance(sizeof(int));
    }
}
