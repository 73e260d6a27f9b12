namespace Amorsize.Discovery.Fingerprints;

/// <summary>A method, type or field of the assembly. The walks of all workloads share it.</summary>
/// <param name="Digest">Hash of its content, with a placeholder for each compiler-generated name.</param>
/// <param name="Generated">Tokens of the entities with these names, in the order of the placeholders. Each walk numbers them by itself.</param>
/// <param name="Reached">Tokens of the definitions that it reaches, in an order that does not depend on the order in the source.</param>
internal sealed record CodeNode(byte[] Digest, int[] Generated, int[] Reached);
