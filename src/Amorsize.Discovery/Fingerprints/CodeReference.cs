namespace Amorsize.Discovery.Fingerprints;

/// <summary>What a token in IL stands for.</summary>
/// <param name="Text">In words that survive a recompile, with a placeholder for each name that the compiler made up.</param>
/// <param name="Generated">The tokens of the entities behind the placeholders, in their order.</param>
/// <param name="Reached">The tokens of the definitions of this assembly that code with this token reaches.</param>
internal sealed record CodeReference(string Text, int[] Generated, int[] Reached);
