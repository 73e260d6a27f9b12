using System.Buffers;
using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Security.Cryptography;
using System.Text;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Collects the content of one <see cref="CodeNode"/> at a time. Each part starts with its length, so different contents differ in bytes.</summary>
/// <param name="assembly">Index of the assembly whose definitions are added by their handles.</param>
internal sealed class CodeWriter(int assembly)
{
    private readonly ArrayBufferWriter<byte> content = new(4096);
    private readonly List<CodeId> generated = [];
    private readonly List<CodeId> reached = [];

    /// <summary>Starts a node, and discards an unfinished one. The kind is the first part of its content.</summary>
    public void Begin(string kind)
    {
        content.ResetWrittenCount();
        generated.Clear();
        reached.Clear();
        Text(kind);
    }

    public void Number(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(content.GetSpan(sizeof(int)), value);
        content.Advance(sizeof(int));
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        content.Write(bytes);
    }

    public void Text(string text)
    {
        Number(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, content);
    }

    /// <summary>Writes the text of a reference, and adds its definitions to those that the node reaches.</summary>
    public void Reference(CodeReference reference)
    {
        ReferenceText(reference);
        reached.AddRange(reference.Reached);
    }

    /// <summary>Writes the text of a reference only: the node does not reach its definitions.</summary>
    public void ReferenceText(CodeReference reference)
    {
        Bytes(reference.Utf8);
        generated.AddRange(reference.Generated);
    }

    /// <summary>Adds a definition to those that the node reaches, without writing it; does nothing for nil.</summary>
    public void Reach(EntityHandle handle)
    {
        if (!handle.IsNil)
            reached.Add(CodeId.Of(assembly, handle));
    }

    /// <inheritdoc cref="Reach(EntityHandle)"/>
    public void Reach(CodeId definition) => reached.Add(definition);

    public byte[] Digest() => SHA256.HashData(content.WrittenSpan);

    public CodeId[] Generated() => [.. generated];

    public CodeId[] Reached() => [.. reached];

    public CodeNode Finish() => new(this);
}
