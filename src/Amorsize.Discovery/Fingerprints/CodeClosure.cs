using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// The code that one walk has reached, visited breadth first, and its content. In place of a compiler-generated name it hashes the position of the name's first
/// visit in this walk, because unrelated code may change the name but not that position.
/// </summary>
internal sealed class CodeClosure(CodeGraph graph, Action<CodeId, CodeNode> visited)
{
    private readonly Dictionary<CodeId, int> aliases = [];
    private readonly HashSet<CodeId> seen = [];
    private readonly HashSet<int> assemblies = [];
    private readonly Queue<CodeId> next = new();
    private readonly VirtualCalls calls = new();
    private readonly ArrayBufferWriter<byte> content = new(1 << 13);

    /// <summary>The assemblies whose code was reached, in the order of the first visit.</summary>
    public IEnumerable<int> Assemblies => assemblies;

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(content.WrittenSpan));

    public bool Contains(CodeId id) => seen.Contains(id);

    /// <summary>Visits a node that is no definition, such as the start of a walk, and all that it reaches.</summary>
    public void Add(CodeNode node)
    {
        Write(node);
        Drain();
    }

    /// <summary>Visits definitions and all that they reach.</summary>
    public void Add(IEnumerable<CodeId> definitions)
    {
        foreach (var definition in definitions)
            Reach(definition);
        Drain();
    }

    /// <summary>Visits all virtual methods of the types that the code makes, also those to be made, as if all were called.</summary>
    public void CallAll() => Add(graph.Sorted(calls.All()));

    /// <summary>Adds content that is no code.</summary>
    public void Add(string text)
    {
        Write(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, content);
    }

    // Optimized at once, as IlTokens.MoveNext is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Drain()
    {
        while (next.TryDequeue(out var id))
        {
            if (assemblies.Add(id.Assembly))
                Enter(graph.AssemblyOf(id));
            var node = graph.Of(id);
            Write(node);
            calls.See(node, Reach);
            visited(id, node);
        }
    }

    private void Enter(AssemblyCode assembly)
    {
        if (assembly.IsUnoptimized)
            Add("unoptimized");
        try
        {
            if (assembly.ModuleInitializer is { IsNil: false } initializer)
                Reach(CodeId.Of(assembly.Index, initializer));
        }
        catch (Exception e) when (Malformed.Says(e))
        {
            Write(assembly.Unreadable());
        }
    }

    // Optimized at once, as IlTokens.MoveNext is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(CodeNode node)
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
