using Amorsize.Build.Properties;
using Amorsize.Build.TestFrameworks;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Build.Pipeline;

/// <summary>The fields that all look-ups and stores of this build have in common.</summary>
internal sealed record CurrentBuild
{
    /// <summary>Simple name of the assembly that is built.</summary>
    public required string AssemblyName { get; init; }

    /// <summary>Absolute path of the assembly, to find its methods in the source; empty if it is not known.</summary>
    public string AssemblyPath { get; init; } = "";

    /// <summary>Target framework of the assembly, such as net10.0.</summary>
    public required string TargetFramework { get; init; }

    /// <summary>Configuration of the build, such as Debug.</summary>
    public required string Configuration { get; init; }

    /// <summary>The machine on which results must be valid.</summary>
    public required Machine Machine { get; init; }

    /// <inheritdoc cref="LookUpRequest.AcceptsOtherModels"/>
    public bool AcceptsOtherModels { get; init; }

    /// <summary>The MSBuild properties that affect a measurement.</summary>
    public required IReadOnlyList<NamedField> MeasurementProperties { get; init; }

    /// <summary>The version of this package.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The age after which a result is stale.</summary>
    public required TimeSpan CacheTtl { get; init; }

    // A suite's measurement does not depend on this property, because one run of a suite may take longer than the budget of one workload.
    private const string BudgetOfWorkload = "AmorsizeTimeBudget";

    /// <summary>The same build for its test suite, whose measurement depends on the runner, on the tests that the project selects, and on the budget of suites.</summary>
    public CurrentBuild ForSuite(SuiteProject project, string testTimeBudget) => this with
    {
        MeasurementProperties =
        [
            .. MeasurementProperties.Where(setting => setting.Name != BudgetOfWorkload),
            new("AmorsizeTestTimeBudget", PropertyText.Canonical(testTimeBudget)),
            new("test runner", $"{project.Framework.Name} on {(project.IsOnTestingPlatform ? "Microsoft.Testing.Platform" : "VSTest")}"),
            new("selected tests", TestSelection.Of(project)),
        ],
    };

    public EntryKey KeyOf(Subject subject) => new(AssemblyName, subject, TargetFramework, Configuration);

    public LookUpRequest RequestFor(WorkloadDescriptor workload) =>
        RequestFor(new Subject.Workload(workload.Name), workload.Fingerprint) with { MaxDegreeOfParallelism = workload.Options.MaxDegreeOfParallelism };

    public LookUpRequest RequestFor(Subject subject, string fingerprint) => new()
    {
        Key = KeyOf(subject),
        Machine = Machine,
        AcceptsOtherModels = AcceptsOtherModels,
        Fingerprint = fingerprint,
        MeasurementProperties = MeasurementProperties,
        Ttl = CacheTtl,
    };

    /// <summary>Creates the entry of a new result. A look-up by this build finds it valid.</summary>
    public Entry EntryFor(WorkloadDescriptor workload, EntryResult result, DateTimeOffset now) => EntryFor(new Subject.Workload(workload.Name), workload.Fingerprint, result, now);

    /// <inheritdoc cref="EntryFor(WorkloadDescriptor, EntryResult, DateTimeOffset)"/>
    public Entry EntryFor(Subject subject, string fingerprint, EntryResult result, DateTimeOffset now) => new()
    {
        Key = KeyOf(subject),
        Machine = Machine,
        Fingerprint = fingerprint,
        MeasurementProperties = MeasurementProperties,
        ToolVersion = ToolVersion,
        CreatedAt = now,
        Result = result,
    };
}
