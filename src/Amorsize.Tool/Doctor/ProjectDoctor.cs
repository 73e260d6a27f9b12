using Amorsize.Tool.Builds;
using Amorsize.Tool.Status;

namespace Amorsize.Tool.Doctor;

/// <summary>Tells whether projects are set up right.</summary>
internal static class ProjectDoctor
{
    private const int LeastSdk = 10;

    private static readonly string[] neededAssets = ["buildTransitive", "compile", "runtime"];

    /// <summary>The findings of all projects.</summary>
    /// <param name="items">The items that the targets returned.</param>
    /// <param name="status">The status of the workloads.</param>
    public static IReadOnlyList<DoctorFinding> Examine(IReadOnlyList<TargetItem> items, StatusResult status) =>
    [
        .. items.Where(item => item.Target == TargetNames.ProjectState).Select(item => item["SdkVersion"]).Where(version => version.Length > 0).Distinct().Select(Sdk),
        .. items.Where(item => item.Target == TargetNames.PackageReferences).Select(Assets).OfType<DoctorFinding>(),
        .. status.States.Select(state => state.Obstacle).OfType<string>().Distinct().Select(obstacle => DoctorFinding.Note("project", obstacle)),
        .. status.Rows.Select(Workload).OfType<DoctorFinding>(),
        .. Configuration(status.Rows),
    ];

    private static DoctorFinding Sdk(string version) => int.TryParse(version.Split('.')[0], out var major) && major >= LeastSdk
        ? DoctorFinding.Good("SDK", version)
        : DoctorFinding.Problem("SDK", $"{version} cannot load the tasks of the package. Install .NET SDK {LeastSdk} or later, or correct global.json");

    // https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#controlling-dependency-assets
    private static DoctorFinding? Assets(TargetItem reference)
    {
        var project = Path.GetFileNameWithoutExtension(reference.Project);
        var (included, excluded) = (Parts(reference["IncludeAssets"]), Parts(reference["ExcludeAssets"]));
        var missing = neededAssets
            .Where(asset => Has(excluded, asset) || (included.Length > 0 && !Has(included, asset)))
            .ToList();
        return missing.Count == 0 ? null
            : DoctorFinding.Problem("package", $"{project} takes no {string.Join(", ", missing)} of the package. Remove IncludeAssets and ExcludeAssets from its PackageReference");
    }

    private static DoctorFinding? Workload(WorkloadRow row) => row switch
    {
        { Source: "", Findings.Length: > 0 } => DoctorFinding.Problem("workload", $"{row.Name}: {row.Findings}"),
        { Verdict: "Failed" } => DoctorFinding.Problem("workload", $"{row.Name}: {row.Findings}"),
        _ when row.Item["UnderLoad"] is { Length: > 0 } load => DoctorFinding.Note("workload", $"{row.Name} was measured while other programs used {load} processors. Tune again when the machine is quiet"),
        _ => null,
    };

    private static IEnumerable<DoctorFinding> Configuration(IReadOnlyList<WorkloadRow> rows)
    {
        if (rows.Count > 0 && rows.All(row => row.Item["Configuration"] == "Debug"))
            yield return DoctorFinding.Note("configuration", "Debug. Release code is faster and has results of its own: dnx Amorsize.Tool tune -c Release");
    }

    private static string[] Parts(string assets) => assets.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool Has(string[] assets, string asset) => assets.Any(part => part.Equals(asset, StringComparison.OrdinalIgnoreCase) || part.Equals("all", StringComparison.OrdinalIgnoreCase));
}
