namespace Amorsize.Cache.Tests.Proofs;

/// <summary>An import of a file with results.</summary>
internal sealed record Exchanged(Measured[] Results, string Policy)
{
    public override string ToString() => $"import {Policy} {string.Join(", ", (object[])Results)}";
}
