using System.Diagnostics;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.TestFrameworks;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline;

/// <summary>The test suite of a project.</summary>
/// <param name="suite">The suite, as the scan found it.</param>
/// <param name="build">The current build, with the properties that affect the measurement of a suite.</param>
/// <param name="shortest">A suite whose sequential run is shorter than this is left unchanged.</param>
/// <param name="outputDirectory">The folder of the tests and of the code that they call.</param>
/// <param name="files">The file system, to see when that code was last built.</param>
/// <param name="clock">The clock, to see how long ago the suite was last timed.</param>
internal sealed class SuiteSubject(TestSuite suite, CurrentBuild build, TimeSpan shortest, string outputDirectory, IFileSystem files, TimeProvider clock)
    : TuningSubject(build, build.RequestFor(Subject.Tests, suite.Fingerprint))
{
    private readonly string assembly = build.AssemblyName;

    /// <inheritdoc/>
    public override string Name => $"the tests of {assembly}";

    /// <inheritdoc/>
    public override Diagnostic Timing => SuiteMessages.Timing(assembly);

    /// <inheritdoc/>
    public override string WithoutResult(LookUpResult lookUp) => "The tests run unchanged";

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> WhileUsed(EntryResult result) =>
        result is EntryResult.Suite(var profile) ? SuiteMessages.WhileUsed(assembly, SupportedFrameworks.Of(suite), profile) : [];

    /// <inheritdoc/>
    public override Diagnostic Measuring(int number, int count) => SuiteMessages.Measuring(assembly, suite.Methods);

    /// <inheritdoc/>
    public override Diagnostic Measured(EntryResult result) => result.Match(
        loop: _ => throw new UnreachableException(),
        suite: profile => SuiteMessages.Measured(assembly, profile),
        failed: failure => SuiteMessages.Failed(assembly, failure));

    /// <inheritdoc/>
    public override Diagnostic Interference(string why) => SuiteMessages.Interference(assembly, why);

    /// <inheritdoc/>
    public override Diagnostic NotMeasured(string why) => SuiteMessages.NotMeasured(assembly, why);

    /// <inheritdoc/>
    public override bool IsInProgress(LookUpResult hit) => hit is { Source: SettingsSource.Cached, Entry.Result: EntryResult.Suite { Profile.IsInProgress: true } };

    /// <inheritdoc/>
    public override bool IsTimingDue(LookUpResult hit) => hit is { Source: SettingsSource.Cached, Entry: { Result: EntryResult.Suite(var profile) } entry }
        && SuiteTiming.IsDue(profile, entry.CreatedAt, clock.GetUtcNow(), shortest, () => files.LastBuilt(outputDirectory));

    /// <inheritdoc/>
    public override EntryResult? TimedAt(EntryResult result, DateTimeOffset now) =>
        result is EntryResult.Suite(var profile) ? new EntryResult.Suite(profile with { TimedAt = now }) : result;

    /// <summary>The plan to use after a look-up. A stale plan is used too, if it is legal on this machine.</summary>
    public static SuitePlan PlanOf(LookUpResult found) =>
        found is { IsUsable: true, Entry.ProfileResult: EntryResult.Suite(var profile) } ? profile.Choice : SuitePlan.Unchanged;
}
