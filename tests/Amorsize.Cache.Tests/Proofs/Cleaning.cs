namespace Amorsize.Cache.Tests.Proofs;

/// <summary>A prune by a build that looked up these workloads of one configuration.</summary>
internal sealed record Cleaning(string[] Workloads, string Configuration, int Machine)
{
    public override string ToString() => $"prune but {string.Join(" and ", Workloads)} of {Configuration} on {Machine}";
}
