namespace Amorsize.Discovery.Fingerprints;

/// <summary>A method, type or field of the assembly. Belongs to no one workload: what is numbered by a workload's walk is not in the digest.</summary>
/// <param name="Digest">The hash of its content, with a placeholder for each name that the compiler made up.</param>
/// <param name="Generated">The tokens of the entities behind the placeholders, in their order.</param>
/// <param name="Reached">The tokens of the definitions that it reaches, in an order that does not depend on the order in the source.</param>
internal sealed record CodeNode(byte[] Digest, int[] Generated, int[] Reached);
