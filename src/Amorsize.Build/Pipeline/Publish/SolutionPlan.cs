using System.Text.Json;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>The workers of one suite where it runs beside the other suites of its solution.</summary>
/// <param name="Suite">Name of the suite.</param>
/// <param name="Alone">The plan that was chosen for the suite alone. With another plan, this one no longer holds.</param>
/// <param name="Workers">The workers beside the other suites.</param>
internal sealed record SolutionPlan(string Suite, SuitePlan Alone, int Workers)
{
    /// <summary>The plan beside the other suites, for a suite that has this plan alone.</summary>
    public SuitePlan Fit(SuitePlan plan) => plan == Alone && Workers > 0 && Workers < plan.Workers ? plan with { Workers = Workers } : plan;

    /// <summary>The content of a file with the workers of all suites.</summary>
    public static byte[] Write(IReadOnlyList<SolutionPlan> plans) =>
        JsonMembers.Write<IReadOnlyList<SolutionPlan>>(plans, (json, all) => json.Objects<SolutionPlan>("suites", all, Map));

    /// <summary>The workers of a suite in a file; null if the file says nothing about it, cannot be read or does not exist.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="suite">Name of the suite.</param>
    public static SolutionPlan? Read(string path, string suite)
    {
        try
        {
            return RegularFile.Read(path, RegularFile.LargestText) is { } bytes ? JsonMembers.Read<IReadOnlyList<SolutionPlan>>(bytes, (json, _) => json.Objects<SolutionPlan>("suites", null, Map)).FirstOrDefault(plan => plan.Suite == suite) : null;
        }
        catch (Exception e) when (e.IsOfFiles() || e is JsonException or FormatException)
        {
            return null;
        }
    }

    private static SolutionPlan Map(JsonMembers json, SolutionPlan? plan) =>
        new(json.Text("suite", plan?.Suite), json.Object("alone", plan?.Alone ?? default, SuitePlanJson.Map), json.Int32("workers", plan?.Workers));
}
