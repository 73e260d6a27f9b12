using Amorsize.Build.Items;
using Amorsize.Build.Profiling;
using Amorsize.Build.Properties;
using Amorsize.Build.Suites;
using Amorsize.Build.Suites.Files;
using Amorsize.Build.Suites.Runners;
using Amorsize.Caching;
using Amorsize.Profiler.Machine;
using Amorsize.Tuning.Protocol;
using Amorsize.Tuning.Search;
using Amorsize.Tuning.Suites;
using Microsoft.Build.Framework;

namespace Amorsize.Build;

/// <summary>Runs a test suite under several settings, and stores what was measured.</summary>
public sealed class TuneTests : SuiteTask, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>A time span.</summary>
    public string AmorsizeTotalTimeBudget { get; set; } = "";

    /// <summary>A suite that takes less sequentially is left alone: a time span.</summary>
    public string ShortestSuite { get; set; } = "";

    /// <summary>The setting to use: until something is measured what <see cref="CheckTests"/> gave, however stale.</summary>
    [Output]
    public string Setting { get; set; } = SuiteSettingText.Write(SuiteSetting.AsFound);

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => cancellation.Dispose();

    private protected override void Run()
    {
        var budget = PropertyText.Budget(nameof(AmorsizeTotalTimeBudget), AmorsizeTotalTimeBudget);
        var limits = new SuiteLimits(Environment.ProcessorCount, budget, PropertyText.Span(nameof(ShortestSuite), ShortestSuite));
        if (Scan() is not { } suite)
            return;
        using var alone = MachineLock.Acquire(MachineLock.DefaultPath, 2 * budget, cancellation.Token);
        if (alone is null)
        {
            Report(SuiteMessages.Busy(AssemblyName, 2 * budget));
            return;
        }
        var files = new SuiteFiles(ProjectOf(suite), new CacheFiles());
        // As found is without what an earlier build wrote.
        WriteFiles(files, SuiteSetting.AsFound);
        Report(SuiteMessages.Measuring(AssemblyName));
        var traits = TestRunner.TraitsOf(suite, limits.Processors, setsMinThreads: !files.HasOwnPoolThreads);
        var process = new SuiteProcess(ProjectOf(suite), traits, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2, SystemProcessorTimes.ReadEndedChildren, cancellation.Token);
        var build = BuildFor(suite);
        try
        {
            var profile = new SuiteSearch(process, TimeProvider.System, SystemProcessorTimes.ReadUnlessNoiseIsAccepted).Run(limits);
            Setting = SuiteSettingText.Write(profile.Choice);
            Report(SuiteMessages.Measured(AssemblyName, profile));
            foreach (var diagnostic in SuiteMessages.WhileTrue(AssemblyName, suite.Framework, profile))
                Report(diagnostic);
            Store(build.EntryFor(EntryKey.TestSuite, suite.Fingerprint, TimeProvider.System.GetUtcNow()) with { Suite = profile });
        }
        catch (SuiteFailedException e)
        {
            Setting = SuiteSettingText.Write(SuiteSetting.AsFound);
            Report(SuiteMessages.Failed(AssemblyName, e));
            Store(build.EntryFor(EntryKey.TestSuite, suite.Fingerprint, TimeProvider.System.GetUtcNow()) with { Failure = new(OutcomeOf(e.End), e.Message) });
        }
        catch (NoisyMachineException e)
        {
            Report(SuiteMessages.Noisy(AssemblyName, e.Message));
        }
    }

    private static ProfileOutcome OutcomeOf(SuiteEnd end) => end switch
    {
        SuiteEnd.TimedOut => ProfileOutcome.TimedOut,
        SuiteEnd.OutOfMemory => ProfileOutcome.OutOfMemory,
        _ => ProfileOutcome.Crashed,
    };

    private void Store(Entry entry)
    {
        try
        {
            OpenCache(new CacheFiles()).Store(entry);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Report(WorkloadMessages.NotStored(e));
        }
    }
}
