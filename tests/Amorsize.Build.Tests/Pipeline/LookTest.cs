using Amorsize.Build.Pipeline;
using Amorsize.Build.Tests.Pipeline.Measure;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline;

/// <summary>Base of the tests of looks: workloads that were measured here, and the output that was built since.</summary>
public abstract class LookTest : MeasureTest
{
    /// <summary>When a build last found that nothing has changed.</summary>
    private protected DateTimeOffset CheckedAt { get; set; } = DateTimeOffset.MinValue;

    private protected WorkloadLooks Looks => new(new(At("App.amorsize.looks"), new LocalFileSystem()), Path.GetDirectoryName(At("x"))!, CheckedAt, new LocalFileSystem(), Clock);

    private protected WorkloadSubject Looked(string name) => new(Sample.Flagged(name), Sample.Build, Looks);

    /// <summary>Stores a result as the step does that measured it.</summary>
    private protected void StoreMeasured(string name, Func<Profile, Profile>? with = null)
    {
        var profile = Sample.Profile(name, Clock.GetUtcNow());
        var entry = Workload(name).NewEntry(new EntryResult.Loop(with is null ? profile : with(profile)), Clock.GetUtcNow());
        Cache.Store(entry.After(LookUpResult.Without(Verdict.NotFound, "no entry for this workload")));
    }

    /// <summary>Builds the assembly some hours later.</summary>
    private protected void BuildAfter(int hours)
    {
        Clock.Advance(TimeSpan.FromHours(hours));
        BuildSuite();
    }
}
