namespace Amorsize.Discovery.Fingerprints;

/// <summary>A method, type or field. It is read once, and the fingerprint walks of all workloads share it.</summary>
/// <param name="content">Its content, which the writer holds until it begins another node.</param>
internal sealed class CodeNode(CodeWriter content)
{
    /// <summary>SHA-256 of its content, with a placeholder for each compiler-generated name.</summary>
    public byte[] Digest { get; } = content.Digest();

    /// <summary>The entities with compiler-generated names, in the order of the placeholders. Each walk numbers them itself.</summary>
    public CodeId[] Generated { get; } = content.Generated();

    /// <summary>The definitions that its code may use, which a walk visits next. Reordering the source does not change their order.</summary>
    public CodeId[] Reached { get; } = content.Reached();

    /// <summary>Uses of a method that <see cref="Reached"/> does not show.</summary>
    public CodeEffects Effects { get; init; }

    /// <summary>The type that declares this method, if a call of it may run an override or an implementation instead.</summary>
    public CodeId? Slot { get; init; }

    /// <summary>Whether this is a type of which there can be instances.</summary>
    public bool IsConcrete { get; init; }

    /// <summary>The base type and the interfaces of this type, as far as the output's assemblies define them.</summary>
    public CodeId[] Bases { get; init; } = [];

    /// <summary>Names of the virtual methods that run once this definition is reached: its own, or those that the framework may call.</summary>
    public string[] Calls { get; init; } = [];

    /// <summary>The methods of this type that run when code calls others.</summary>
    public Override[] Overrides { get; init; } = [];

    /// <summary>The native library that implements this method; null for a managed method.</summary>
    public string? NativeLibrary { get; init; }

    /// <summary>The string constants of this method that name a file or a folder of the output.</summary>
    public string[] FileNames { get; init; } = [];
}
