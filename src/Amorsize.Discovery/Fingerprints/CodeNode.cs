namespace Amorsize.Discovery.Fingerprints;

/// <summary>A method, type or field. It is read once, and the fingerprint walks of all workloads share it.</summary>
/// <param name="Digest">SHA-256 of its content, with a placeholder for each compiler-generated name.</param>
/// <param name="Generated">The entities with compiler-generated names, in the order of the placeholders. Each walk numbers them itself.</param>
/// <param name="Reached">The definitions that its code may use, which a walk visits next. Reordering the source does not change their order.</param>
internal sealed record CodeNode(byte[] Digest, CodeId[] Generated, CodeId[] Reached)
{
    /// <summary>Uses of a method that <see cref="Reached"/> does not show.</summary>
    public CodeEffects Effects { get; init; }

    /// <summary>The type that declares this method, if a call of it may run an override or an implementation instead.</summary>
    public CodeId? Slot { get; init; }

    /// <summary>Whether this is a type of which there can be instances.</summary>
    public bool IsConcrete { get; init; }

    /// <summary>The base type and the interfaces of this type, as far as the output's assemblies define them.</summary>
    public CodeId[] Bases { get; init; } = [];

    /// <summary>The native library that implements this method; null for a managed method.</summary>
    public string? NativeLibrary { get; init; }

    /// <summary>The string constants of this method that name a file or a folder of the output.</summary>
    public string[] FileNames { get; init; } = [];
}
