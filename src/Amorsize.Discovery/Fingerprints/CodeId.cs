using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Identifies a method, type or field within a <see cref="CodeGraph"/>. It holds only for one scan, so it never becomes part of a fingerprint.</summary>
/// <param name="Assembly">Index of the assembly in the graph.</param>
/// <param name="Token">Metadata token of the definition in that assembly.</param>
/// <param name="View">How much of the definition.</param>
// A class, since the framework has compiled its collections and queries for all classes at once. For a structure, a build would have to compile them first.
internal sealed record CodeId(int Assembly, int Token, CodeView View = CodeView.Used)
{
    public EntityHandle Handle => MetadataTokens.EntityHandle(Token);

    public static CodeId Of(int assembly, EntityHandle handle) => new(assembly, MetadataTokens.GetToken(handle));

    // The generated comparison asks a comparer for each member.
    public bool Equals(CodeId? other) => other is not null && Token == other.Token && Assembly == other.Assembly && View == other.View;

    // Tokens of one scan hardly differ in their high bytes, so this hash has few collisions and is cheaper than the generated one.
    public override int GetHashCode() => (Assembly * 0x01000193) ^ ((int)View * 0x00800001) ^ Token;
}
