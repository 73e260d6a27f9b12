namespace Amorsize.Discovery.Fingerprints;

/// <summary>The entity that a metadata token in IL refers to.</summary>
/// <param name="Text">Name and signature of the entity, which survive a recompile, with a placeholder for each compiler-generated name.</param>
/// <param name="Generated">The entities with compiler-generated names, in the order of the placeholders.</param>
/// <param name="Reached">The definitions that become part of the fingerprint of code with this token.</param>
internal sealed record CodeReference(string Text, CodeId[] Generated, CodeId[] Reached);
