using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline;

/// <summary>The test suite of a project.</summary>
/// <param name="suite">The suite, as the scan found it.</param>
/// <param name="build">The build, with the properties that shape the measurement of a suite.</param>
/// <param name="shortest">A suite that takes less time sequentially is left unchanged.</param>
/// <param name="outputDirectory">The folder of the tests and of the code that they call.</param>
/// <param name="files">Tells when that code was last built.</param>
/// <param name="clock">Tells how long ago the suite was timed.</param>
internal sealed class SuiteSubject(TestSuite suite, CurrentBuild build, TimeSpan shortest, string outputDirectory, IFileSystem files, TimeProvider clock)
    : Subject(build.RequestFor(EntryKey.TestSuite, suite.Fingerprint))
{
    /// <inheritdoc/>
    public override string Name => $"the tests of {build.AssemblyName}";

    /// <inheritdoc/>
    public override Diagnostic Timing => SuiteMessages.Timing(build.AssemblyName);

    /// <inheritdoc/>
    public override string WithoutResult(LookUpResult lookUp) => "The tests run unchanged";

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> WhileUsed(Entry entry) => SuiteMessages.WhileUsed(build.AssemblyName, suite.Framework, entry.Suite!);

    /// <inheritdoc/>
    public override Diagnostic Measuring(int number, int count) => SuiteMessages.Measuring(build.AssemblyName, suite.Methods);

    /// <inheritdoc/>
    public override Diagnostic Measured(Entry entry) => SuiteMessages.Measured(build.AssemblyName, entry.Suite!);

    /// <inheritdoc/>
    public override Diagnostic Failed(Failure failure) => SuiteMessages.Failed(build.AssemblyName, failure);

    /// <inheritdoc/>
    public override Diagnostic Interference(string why, int others) => SuiteMessages.Interference(build.AssemblyName, why);

    /// <inheritdoc/>
    public override bool IsTimingDue(LookUpResult hit) => hit is { Source: SettingsSource.Cached, Entry: { Suite: { } profile } entry }
        && SuiteTiming.IsDue(profile, entry.CreatedAt, clock.GetUtcNow(), shortest, LastBuilt);

    /// <inheritdoc/>
    public override Entry TimedAt(Entry entry, DateTimeOffset now) => entry with { Suite = entry.Suite! with { TimedAt = now } };

    public Entry NewEntry(DateTimeOffset now) => build.EntryFor(EntryKey.TestSuite, suite.Fingerprint, now);

    /// <summary>The plan to use: a stale one too, if it is legal here.</summary>
    public static SuitePlan PlanOf(LookUpResult found) => found is { IsUsable: true, Entry.Suite: { } profile } ? profile.Choice : SuitePlan.Unchanged;

    private DateTimeOffset LastBuilt()
    {
        IReadOnlyList<ListedFile> output = [];
        AtomicFile.Attempt(() => output = files.List(outputDirectory));
        return output.Where(file => file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Select(file => file.LastWrite).DefaultIfEmpty().Max();
    }
}
