namespace Amorsize.Discovery.Fingerprints;

/// <summary>A method, type or field. It is read once, and the fingerprint walks of all workloads share it.</summary>
/// <param name="Digest">SHA-256 of its content, with a placeholder for each compiler-generated name.</param>
/// <param name="Generated">The entities with compiler-generated names, in the order of the placeholders. Each walk numbers them itself.</param>
/// <param name="Reached">The definitions that its code may use, which a walk visits next. Reordering the source does not change their order.</param>
internal sealed record CodeNode(byte[] Digest, CodeId[] Generated, CodeId[] Reached);
