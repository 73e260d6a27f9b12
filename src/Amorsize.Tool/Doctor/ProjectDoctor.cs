using Amorsize.Tool.Builds;
using Amorsize.Tool.Status;

namespace Amorsize.Tool.Doctor;

/// <summary>Tells whether projects are set up right.</summary>
internal static class ProjectDoctor
{
    private const int LeastSdk = 10;

    // With fewer items than that, some of four workers get one more than the others, which is a quarter of their time or more.
    private const int FewestItems = 16;

    // A measurement sees side effects as times that depend on more than the item.
    private const string SideEffect = "depends on more than the item";

    // Of a GlobalPackageReference, to which NuGet gives these (NuGet.targets). The package itself adds the reference of its library there.
    private const string GlobalAssets = "Runtime;Build;Native;contentFiles;Analyzers";

    private static readonly string[] neededAssets = ["buildTransitive", "compile", "runtime"];

    /// <summary>The findings of all projects.</summary>
    /// <param name="items">The items that the targets returned.</param>
    /// <param name="status">The status of the workloads.</param>
    public static IReadOnlyList<DoctorFinding> Examine(IReadOnlyList<TargetItem> items, StatusResult status) =>
    [
        .. items.Where(item => item.Target == TargetNames.ProjectState).Select(item => item["SdkVersion"]).Where(version => version.Length > 0).Distinct().Select(Sdk),
        .. items.Where(item => item.Target == TargetNames.PackageReferences).Select(Assets).Distinct(),
        .. status.States.Select(state => state.Obstacle).OfType<string>().Distinct().Select(obstacle => DoctorFinding.Note("project", obstacle)),
        .. Flags(status.Rows),
        .. status.Rows.SelectMany(Workload),
        .. Configuration(status.Rows),
    ];

    private static DoctorFinding Sdk(string version) => int.TryParse(version.Split('.')[0], out var major) && major >= LeastSdk
        ? DoctorFinding.Good("SDK", version)
        : DoctorFinding.Problem("SDK", $"{version} cannot load the tasks of the package. Install .NET SDK {LeastSdk} or later, or correct global.json");

    // https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#controlling-dependency-assets
    private static DoctorFinding Assets(TargetItem reference)
    {
        var project = Path.GetFileNameWithoutExtension(reference.Project);
        var (included, excluded) = (Parts(reference["IncludeAssets"]), Parts(reference["ExcludeAssets"]));
        var missing = neededAssets
            .Where(asset => Has(excluded, asset) || (included.Length > 0 && reference["IncludeAssets"] != GlobalAssets && !Has(included, asset)))
            .ToList();
        return missing.Count == 0 ? DoctorFinding.Good("package", "all parts are used")
            : DoctorFinding.Problem("package", $"{project} takes no {string.Join(", ", missing)} of the package. Remove IncludeAssets and ExcludeAssets from its PackageReference");
    }

    private static IEnumerable<DoctorFinding> Flags(IReadOnlyList<WorkloadRow> rows)
    {
        var usable = rows.Count(row => row.Source.Length > 0);
        if (usable > 0)
            yield return DoctorFinding.Good("workloads", usable == 1 ? "1 flag is valid" : $"{usable} flags are valid");
    }

    private static IEnumerable<DoctorFinding> Workload(WorkloadRow row)
    {
        if (row is { Source: "", Findings.Length: > 0 } or { Verdict: "Failed" })
            yield return DoctorFinding.Problem("workload", $"{row.Name}: {row.Findings}");
        if (row.Item["UnderLoad"] is { Length: > 0 } load)
            yield return DoctorFinding.Note("workload", $"{row.Name} was measured while other programs used {load} processors. Tune again when the machine is quiet");
        if (row.Items is > 1 and < FewestItems and var items)
            yield return DoctorFinding.Note("sample items", $"{row.Name} has {items}. Give more of them, or the number of production as ItemCount of its flag: so few cannot be shared among workers evenly");
        if (row.Item["Doubts"] is { Length: > 0 } doubts)
            yield return DoctorFinding.Note(doubts.Contains(SideEffect, StringComparison.Ordinal) ? "side effects" : "doubt", $"{row.Name}: {doubts}. To see all of its times: dnx Amorsize.Tool explain {row.Name}");
    }

    private static IEnumerable<DoctorFinding> Configuration(IReadOnlyList<WorkloadRow> rows)
    {
        foreach (var configuration in rows.Select(row => row.Item["Configuration"]).Where(name => name.Length > 0).Distinct())
        {
            yield return configuration == "Debug"
                ? DoctorFinding.Note("configuration", "Debug. Release code is faster and has results of its own: dnx Amorsize.Tool tune -c Release")
                : DoctorFinding.Good("configuration", configuration);
        }
    }

    private static string[] Parts(string assets) => assets.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool Has(string[] assets, string asset) => assets.Any(part => part.Equals(asset, StringComparison.OrdinalIgnoreCase) || part.Equals("all", StringComparison.OrdinalIgnoreCase));
}
