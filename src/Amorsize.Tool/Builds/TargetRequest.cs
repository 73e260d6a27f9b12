namespace Amorsize.Tool.Builds;

/// <summary>The targets that a command runs on all of its projects.</summary>
/// <param name="Targets">Their names, in order.</param>
/// <param name="Properties">Global properties of the projects.</param>
internal sealed record TargetRequest(IReadOnlyList<string> Targets, IReadOnlyDictionary<string, string> Properties)
{
    /// <summary>Whether projects run beside each other. Only targets that measure nothing and write no common file may.</summary>
    public bool InParallel { get; init; }
}
