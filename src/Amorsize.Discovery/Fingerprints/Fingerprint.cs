namespace Amorsize.Discovery.Fingerprints;

/// <summary>The fingerprint of a workload.</summary>
/// <param name="Hash">SHA-256 as 64 lower-case hexadecimal digits.</param>
/// <param name="Notes">The parts beside the code that is called, each with its reason, as a clause for messages.</param>
internal sealed record Fingerprint(string Hash, IReadOnlyList<string> Notes);
