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
    private readonly Dictionary<int, int> aliases = [];
    private readonly HashSet<int> seen = [];
    private readonly Queue<int> next = new();
    private readonly ArrayBufferWriter<byte> content = new();

    public string From(CodeNode start)
    {
        aliases.Clear();
        seen.Clear();
        content.ResetWrittenCount();

        Visit(start);
        while (next.TryDequeue(out var token))
            Visit(graph.Of(token));
        return Convert.ToHexStringLower(SHA256.HashData(content.WrittenSpan));
    }

    private void Visit(CodeNode node)
    {
        content.Write(node.Digest);
        foreach (var token in node.Generated)
            Write(Alias(token));
        foreach (var token in node.Reached)
        {
            if (seen.Add(token))
                next.Enqueue(token);
        }
    }

    private int Alias(int token)
    {
        if (!aliases.TryGetValue(token, out var alias))
            aliases[token] = alias = aliases.Count;
        return alias;
    }

    private void Write(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(content.GetSpan(sizeof(int)), number);
        content.Advance(sizeof(int));
    }
}
