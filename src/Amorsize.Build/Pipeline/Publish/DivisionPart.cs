using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>The part of one suite in one shard.</summary>
/// <param name="Suite">Name of the suite.</param>
/// <param name="Number">Number of the shard.</param>
/// <param name="Units">Names of its units.</param>
internal sealed record DivisionPart(string Suite, int Number, IReadOnlyList<string> Units)
{
    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static DivisionPart Map(JsonMembers json, DivisionPart? part) => new(json.Text("suite", part?.Suite), json.Int32("shard", part?.Number, 1), json.Texts("units", part?.Units));
}
