namespace Amorsize.Discovery.Fingerprints;

/// <summary>The fingerprint of a workload.</summary>
/// <param name="hash">See <see cref="Hash"/>.</param>
/// <param name="notes">See <see cref="Notes"/>.</param>
internal sealed class Fingerprint(string hash, IReadOnlyList<string> notes)
{
    /// <summary>SHA-256 as 64 lower-case hexadecimal digits.</summary>
    public string Hash => hash;

    /// <summary>The parts beside the code that is called, each with its reason, as a clause for messages.</summary>
    public IReadOnlyList<string> Notes => notes;
}
