using System.Buffers;
using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Security.Cryptography;
using System.Text;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Gathers the content of one <see cref="CodeNode"/> at a time. Each part carries its length, so that no two contents read alike.</summary>
internal sealed class CodeWriter
{
    private readonly ArrayBufferWriter<byte> content = new(4096);
    private readonly List<int> generated = [];
    private readonly List<int> reached = [];

    /// <summary>Begins a node, whatever became of the last one.</summary>
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

    public void Reference(CodeReference reference)
    {
        ReferenceText(reference);
        reached.AddRange(reference.Reached);
    }

    /// <summary>Writes what is meant without reaching it: an identity.</summary>
    public void ReferenceText(CodeReference reference)
    {
        Text(reference.Text);
        generated.AddRange(reference.Generated);
    }

    public void Reach(EntityHandle handle)
    {
        if (!handle.IsNil)
            reached.Add(MetadataTokens.GetToken(handle));
    }

    public CodeNode Finish() => new(SHA256.HashData(content.WrittenSpan), [.. generated], [.. reached]);
}
