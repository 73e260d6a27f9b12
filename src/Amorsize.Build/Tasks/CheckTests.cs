using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Looks up the plan of a test suite in the cache. Runs in every build that tunes tests.</summary>
public sealed class CheckTests : SuiteTask, IIncrementalTask
{
    /// <summary>Whether to tune tests, as it was set.</summary>
    public string AmorsizeTuneTests { get; set; } = "";

    /// <summary>A <see cref="TuningMode"/>.</summary>
    public string AmorsizeMode { get; set; } = "";

    /// <summary>Whether this is a CI build.</summary>
    public string AmorsizeCI { get; set; } = "";

    /// <summary>A <see cref="StaleSeverity"/>.</summary>
    public string AmorsizeStaleSeverity { get; set; } = "";

    /// <summary>Whether to list all inputs of the verdict.</summary>
    public string AmorsizeExplain { get; set; } = "";

    /// <summary>A time span. A suite that takes less time sequentially is left unchanged.</summary>
    [Required]
    public string ShortestSuite { get; set; } = "";

    /// <summary>The project's TestingPlatformCommandLineArguments.</summary>
    public string TestArguments { get; set; } = "";

    /// <summary>Whether the build is made to fill the caches, so that a result found here is pushed to the remote cache.</summary>
    public bool IsPrewarming { get; set; }

    /// <summary>Whether the build only asks if there is something to do (-question); set by the engine.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <summary>Whether the suite must be measured, or run to see if it must be.</summary>
    [Output]
    public bool IsToRun { get; private set; }

    /// <summary>The plan to use.</summary>
    [Output]
    public string Setting { get; private set; } = SuitePlanText.Write(SuitePlan.Unchanged);

    private protected override void Run()
    {
        if (!PropertyText.Bool(nameof(AmorsizeTuneTests), AmorsizeTuneTests))
            return;
        var options = CheckOptions.Read(AmorsizeMode, AmorsizeCI, AmorsizeStaleSeverity, AmorsizeExplain, isQuestion: FailIfNotIncremental, IsPrewarming);
        if (SuiteToTune() is not { } suite)
            return;
        using var remote = OpenRemote();
        var subject = SubjectOf(suite, PropertyText.Span(nameof(ShortestSuite), ShortestSuite));
        var result = NewCheckStep(new LocalFileSystem(), options, remote).Run([subject]);
        IsToRun = result.ToMeasure.Count > 0;
        Setting = SuitePlanText.Write(SuiteSubject.PlanOf(result.Resolved.Concat(result.ToMeasure).Single().Found));
    }

    /// <summary>The suite; null, with a message, if it is not tuned.</summary>
    private TestSuite? SuiteToTune()
    {
        var suite = Scan();
        if (suite is null)
            Report(SuiteMessages.Unchanged(AssemblyName, "no tests of MSTest, xUnit, NUnit or TUnit were found in it"));
        else if (ForeignRuntimeIdentifier.Length > 0)
            Report(WorkloadMessages.ForeignRuntime(AssemblyName, ForeignRuntimeIdentifier));
        else if (SuiteObstacle.Of(suite, ProjectOf(suite), TestArguments, new LocalFileSystem()) is { } why)
            Report(SuiteMessages.Unchanged(AssemblyName, why));
        else
            return suite;
        return null;
    }
}
