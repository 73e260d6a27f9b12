namespace Amorsize.Discovery.Fingerprints;

/// <summary>The entity that a metadata token in IL refers to.</summary>
/// <param name="Text">Name and signature of the entity, which survive a recompile, with a placeholder for each compiler-generated name.</param>
/// <param name="Generated">The entities with compiler-generated names, in the order of the placeholders.</param>
/// <param name="Reached">The definitions that become part of the fingerprint of code with this token.</param>
internal sealed record CodeReference(string Text, CodeId[] Generated, CodeId[] Reached)
{
    /// <summary>Uses of a called method that its code does not show.</summary>
    public CodeEffects Effects { get; init; }

    /// <summary>For each parameter of a called method whether the compiler fills it with the place of the call; null if there is none.</summary>
    public bool[]? CallerArguments { get; init; }
}
