using Amorsize.Measurement.Suites;
using Amorsize.Settings;

namespace Amorsize.Measurement.Evidence;

/// <summary>A <see cref="SuitePlan"/> as members of a JSON object.</summary>
internal static class SuitePlanJson
{
    // The largest number of workers or threads accepted from a file; a file with a greater one is corrupt.
    private const int MaxThreads = 1 << 16;

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static SuitePlan Map(JsonMembers json, SuitePlan plan) => new(
        json.Int32("workers", plan.Workers, 0, MaxThreads),
        json.Choice<TestScope>("scope", plan.Scope),
        json.Int32("minThreads", plan.MinThreads, 0, MaxThreads))
    {
        IsAggressive = json.Has("aggressive", plan.IsAggressive) && json.Flag("aggressive", plan.IsAggressive),
        Waiting = json.Has("waiting", plan.Waiting is not null) ? json.Text("waiting", plan.Waiting) : null,
    };
}
