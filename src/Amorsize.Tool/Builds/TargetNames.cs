namespace Amorsize.Tool.Builds;

/// <summary>The names of the targets that the tool runs. All but the last two come with the package.</summary>
internal static class TargetNames
{
    public const string Status = "AmorsizeStatus";
    public const string Verify = "AmorsizeVerify";
    public const string Prune = "AmorsizePrune";
    public const string Clear = "AmorsizeClear";
    public const string Export = "AmorsizeExport";
    public const string Import = "AmorsizeImport";
    public const string Explain = "_AmorsizeExplainWorkload";
    public const string Compare = "_AmorsizeCompareWorkload";
    public const string ReportSection = "_AmorsizeReportSection";
    public const string WriteReport = "_AmorsizeWriteReport";
    public const string ProjectState = "_AmorsizeProjectState";
    public const string Shards = "AmorsizeShards";
    public const string FitTests = "_AmorsizeFitTests";
    public const string DescribeSuite = "_AmorsizeDescribeSuite";

    /// <summary>A target that the tool brings along, for projects with and without the package.</summary>
    public const string TestProject = "_AmorsizeTestProject";

    /// <summary>NuGet's own target, which works before a restore too.</summary>
    public const string PackageReferences = "CollectPackageReferences";
}
