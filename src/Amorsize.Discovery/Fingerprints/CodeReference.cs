namespace Amorsize.Discovery.Fingerprints;

/// <summary>The meaning of a token in IL.</summary>
/// <param name="Text">The entity by its name and signature, which survive a recompile, with a placeholder for each compiler-generated name.</param>
/// <param name="Generated">Tokens of the entities with these names, in the order of the placeholders.</param>
/// <param name="Reached">Tokens of the definitions in this assembly that code with this token reaches.</param>
internal sealed record CodeReference(string Text, int[] Generated, int[] Reached);
