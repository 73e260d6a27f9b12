using System.Text;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>The entity that a metadata token in IL refers to.</summary>
internal sealed class CodeReference
{
    private byte[]? utf8;

    /// <summary>Name and signature of the entity, which survive a recompile, with a placeholder for each compiler-generated name.</summary>
    public required string Text { get; init; }

    /// <summary><see cref="Text"/> in UTF-8, since the content of many nodes has it.</summary>
    public byte[] Utf8 => utf8 ??= Encoding.UTF8.GetBytes(Text);

    /// <summary>The entities with compiler-generated names, in the order of the placeholders.</summary>
    public required CodeId[] Generated { get; init; }

    /// <summary>The definitions that become part of the fingerprint of code with this token.</summary>
    public required CodeId[] Reached { get; init; }

    /// <summary>Uses of a called method that its code does not show.</summary>
    public CodeEffects Effects { get; init; }

    /// <summary>For each parameter of a called method whether the compiler fills it with the place of the call; null if there is none.</summary>
    public bool[]? CallerArguments { get; init; }
}
