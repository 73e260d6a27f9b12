using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Properties;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Remote;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Base of the tasks that use the result cache.</summary>
public abstract class CacheTask : AmorsizeTask, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();

    private protected CancellationToken Cancellation => cancellation.Token;

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected ResultCache OpenCache(IFileSystem files) => new(Inputs.CacheDirectory, TimeProvider.System, files);

    /// <summary>Opens the layers of the cache, in the order in which a look-up asks them.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="remote">The remote cache; <see langword="null"/> to leave it out.</param>
    /// <param name="keepsHits">Whether hits of the remote cache and of renamed workloads are copied into the local result cache.</param>
    /// <param name="flagged">The names of the workloads that are flagged now, to find results of renamed ones; null to look for none.</param>
    private protected LayeredCache OpenLayers(IFileSystem files, RemoteConnection? remote = null, bool keepsHits = false, IReadOnlySet<string>? flagged = null)
    {
        var layers = new List<ICacheLayer> { OpenCache(files) };
        if (flagged is not null)
            layers.Add(Kept(new RenamedResults(Inputs.CacheDirectory, flagged, TimeProvider.System, new LocalFileSystem())));
        if (Inputs.BaselineFile.Length > 0)
            layers.Add(new BaselineFile(Inputs.BaselineFile, TimeProvider.System, files));
        if (remote is not null)
            layers.Add(Kept(remote));
        return new(layers);

        ICacheLayer Kept(ICacheLayer layer) => keepsHits ? new WriteThrough(layer, OpenCache(files), obstacle => Report(RemoteMessages.NotKept(obstacle))) : layer;
    }

    /// <summary>The remote cache; <see langword="null"/> if none is configured.</summary>
    /// <exception cref="PropertyException">A property of the remote cache has an invalid value.</exception>
    private protected RemoteConnection? OpenRemote() => RemoteProperties.Read(Inputs.RemoteProperty, Environment.GetEnvironmentVariable) is { } options
        ? new(options, () => CircuitOf(options), Report, Cancellation)
        : null;

    /// <summary>Creates the check of this build. A refresh does not ask the remote cache, because it measures every subject anyway.</summary>
    private protected CheckStep NewCheckStep(IFileSystem files, CheckOptions options, RemoteConnection? remote, IReadOnlySet<string>? flagged = null) =>
        new(OpenLayers(files, options.IsRefresh ? null : remote, keepsHits: !options.IsQuestion, flagged), options, results => remote?.Push(results), Report);

    /// <summary>Decides which workloads with a valid result this build looks at; null on CI, where builds look at none.</summary>
    /// <param name="checkedAt">When a build last found that nothing has changed.</param>
    private protected WorkloadLooks? NewLooks(DateTimeOffset checkedAt) => Inputs.IsCI
        ? null
        : new(new(Inputs.LooksFile, new LocalFileSystem()), Path.GetDirectoryName(Inputs.AssemblyPath)!, checkedAt, new LocalFileSystem(), TimeProvider.System);

    /// <summary>Measures subjects, stores the results, and pushes them to the remote cache if this build may push.</summary>
    private protected IReadOnlyList<Conclusion<TSubject>> Measure<TSubject>(IMeasurement<TSubject> measurement, TuningLimits limits, IReadOnlyList<TSubject> subjects)
        where TSubject : TuningSubject
    {
        var files = new LocalFileSystem();
        using var remote = OpenRemote();
        var step = new MeasureStep<TSubject>(
            OpenLayers(files),
            new StoreStep(OpenCache(files), Report),
            measurement,
            Exclude,
            MeasureOptions.Of(Inputs, limits),
            TimeProvider.System,
            BuildLoad.OfThisProcess,
            results => remote?.Push(results),
            Report);
        return step.Run(subjects, Cancellation);
    }

    /// <summary>Takes the machine's lock. The user is told of a wait, and of builds that this lock does not exclude.</summary>
    private protected MachineLock? Exclude(TimeSpan wait)
    {
        var taken = MachineLock.Acquire(MachineLockPlaces.Here, wait, () => Report(StaleMessage.Waiting(wait)), Cancellation);
        if (taken?.Weakness is { } weakness)
            Report(Diagnostic.Progress(weakness));
        if (taken is not null)
            StaleFolders.Sweep(Path.GetTempPath(), before: TimeProvider.System.GetUtcNow() - StaleFolders.LeastAge);
        return taken;
    }

    /// <summary>The circuit breaker that all projects of this build share, until the build ends.</summary>
    private RemoteCircuit CircuitOf(RemoteOptions options)
    {
        var path = RemoteCircuit.PathFor(options);
        // The name has the module's id: two versions of this package in one process have two different types RemoteCircuit.
        var name = $"{typeof(RemoteCircuit).Module.ModuleVersionId} {path}";
        if (Registered() is { } known)
            return known;
        // If several tasks register an object at the same time, all of them use the first one.
        BuildEngine4.RegisterTaskObject(name, new RemoteCircuit(path), RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return Registered()!;

        RemoteCircuit? Registered() => BuildEngine4.GetRegisteredTaskObject(name, RegisteredTaskObjectLifetime.Build) as RemoteCircuit;
    }

    /// <summary>The fields that the look-ups and the new entries of this build have in common.</summary>
    /// <exception cref="PropertyException">AmorsizeCacheTtl has an invalid value.</exception>
    private protected CurrentBuild CurrentBuild() => new()
    {
        AssemblyName = Inputs.AssemblyName,
        AssemblyPath = Inputs.AssemblyPath,
        TargetFramework = Inputs.TargetFramework,
        Configuration = Inputs.Configuration,
        Machine = Inputs.Machine,
        AcceptsOtherModels = Inputs.IsCI,
        MeasurementProperties = Inputs.MeasurementProperties,
        ToolVersion = ToolVersion,
        CacheTtl = Inputs.CacheTtl,
    };
}
