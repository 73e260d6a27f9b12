using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Remote;
using Amorsize.Measurement.Protocol;
using Amorsize.Settings;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>Base of the tests of the measure step on workloads: a profiler that answers as told, and a lock that is free unless a test holds it.</summary>
public abstract class MeasureTest : PipelineTest
{
    private protected static readonly TuningLimits Limits = new(TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(1));

    /// <summary>Every wait for the lock.</summary>
    private protected List<TimeSpan> Waits { get; } = [];

    /// <summary>CPU time per elapsed time of the build, at each second of a wait; zero when all were read.</summary>
    private protected Queue<double> BuildLoads { get; } = [];

    private TimeSpan buildTime;

    private protected List<RemoteResult> Pushed { get; } = [];

    /// <summary>Called at each wait for the lock; false: another build holds it.</summary>
    private protected Func<bool> LockIsFree { get; set; } = () => true;

    private protected ProfileReport Measured(ProfileRequest request) =>
        new() { Outcome = ProfileOutcome.Measured, Profile = Sample.Profile(request.Workload, Clock.GetUtcNow()) };

    private protected static ProfileReport Ended(ProfileOutcome outcome, string message) => new() { Outcome = outcome, Message = message };

    private protected static MeasureOptions Options(bool isRefresh = false, bool explains = false) =>
        new() { Limits = Limits, IsRefresh = isRefresh, StaleSeverity = StaleSeverity.Warning, Explains = explains };

    /// <summary>Measures workloads whatever the cache has.</summary>
    private protected IReadOnlyList<ResolvedSettings> Refresh(Func<ProfileRequest, ProfileReport> answer, params string[] workloads) =>
        Resolve(new(answer), Options(isRefresh: true), workloads);

    private protected IReadOnlyList<ResolvedSettings> Resolve(FakeProfiler profiler, params string[] workloads) => Resolve(profiler, Options(), workloads);

    private protected IReadOnlyList<ResolvedSettings> Resolve(FakeProfiler profiler, MeasureOptions options, params string[] workloads) => [..
        Step(new WorkloadMeasurement(profiler, "/app/App.dll"), options)
            .Run([.. workloads.Select(name => Workload(name))], CancellationToken.None)
            .Select(SettingsResolution.Of)];

    private protected MeasureStep<TSubject> Step<TSubject>(IMeasurement<TSubject> measurement, MeasureOptions options, ResultCache? cache = null)
        where TSubject : TuningSubject => new(Layers, new StoreStep(cache ?? Cache, Diagnostics.Add), measurement, Acquire, options, Clock, LoadOfBuild, Pushed.AddRange, Diagnostics.Add);

    private protected BuildLoad LoadOfBuild => new(() => new(buildTime, default), Clock, (span, token) =>
    {
        token.ThrowIfCancellationRequested();
        buildTime += (BuildLoads.TryDequeue(out var load) ? load : 0) * span;
        Clock.Advance(span);
    });

    private Stream? Acquire(TimeSpan wait)
    {
        Waits.Add(wait);
        return LockIsFree() ? Stream.Null : null;
    }
}
