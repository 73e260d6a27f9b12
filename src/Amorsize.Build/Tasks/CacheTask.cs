using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Properties;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Remote;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Base of the tasks that use the result cache: the layers that may have a result, and the fields of its key.</summary>
public abstract class CacheTask : AmorsizeTask, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>Absolute path of the cache.</summary>
    [Required]
    public string CacheDirectory { get; set; } = "";

    /// <summary>Name of the assembly that is built.</summary>
    [Required]
    public string AssemblyName { get; set; } = "";

    /// <summary>Such as net10.0.</summary>
    [Required]
    public string TargetFramework { get; set; } = "";

    /// <summary>Such as Debug.</summary>
    [Required]
    public string Configuration { get; set; } = "";

    /// <summary>The properties that shape a measurement, each with its Value.</summary>
    public ITaskItem[] MeasurementProperties { get; set; } = [];

    /// <summary>A time span.</summary>
    public string AmorsizeCacheTtl { get; set; } = "";

    /// <summary>Absolute path of the baseline file; empty if there is none.</summary>
    public string AmorsizeBaselineFile { get; set; } = "";

    /// <summary>The remote cache: its Address (empty if there is none), Push, Scope and AllowInsecure.</summary>
    public ITaskItem? RemoteCache { get; set; }

    private protected CancellationToken Cancellation => cancellation.Token;

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected ResultCache OpenCache(IFileSystem files) => new(CacheDirectory, TimeProvider.System, files);

    /// <summary>The layers that a look-up asks, in their order.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="remote">The remote cache; <see langword="null"/> if it is not asked.</param>
    /// <param name="keepsHits">Whether hits of the remote cache are kept in the result cache.</param>
    private protected LayeredCache OpenLayers(IFileSystem files, RemoteConnection? remote = null, bool keepsHits = false)
    {
        var layers = new List<ICacheLayer> { OpenCache(files) };
        if (AmorsizeBaselineFile.Length > 0)
            layers.Add(new BaselineFile(AmorsizeBaselineFile, TimeProvider.System, files));
        if (remote is not null)
            layers.Add(keepsHits ? new WriteThrough(remote, OpenCache(files), obstacle => Report(RemoteMessages.NotKept(obstacle))) : remote);
        return new(layers);
    }

    /// <summary>The remote cache; <see langword="null"/> if there is none.</summary>
    /// <exception cref="PropertyException">A value cannot be used.</exception>
    private protected RemoteConnection? OpenRemote() => RemoteCache is not null && RemoteItem.Read(RemoteCache, Environment.GetEnvironmentVariable) is { } options
        ? new(options, () => CircuitOf(options), Report, Cancellation)
        : null;

    /// <summary>The check of this build. A refresh does not ask the remote cache: it measures anyway.</summary>
    private protected CheckStep NewCheckStep(IFileSystem files, CheckOptions options, RemoteConnection? remote) =>
        new(OpenLayers(files, options.IsRefresh ? null : remote, keepsHits: !options.IsQuestion), options, results => remote?.Push(results), Report);

    /// <summary>Measures subjects, and offers the results to the remote cache.</summary>
    private protected IReadOnlyList<Conclusion<TSubject>> Measure<TSubject>(IMeasurement<TSubject> measurement, MeasureOptions options, IReadOnlyList<TSubject> subjects)
        where TSubject : Subject
    {
        var files = new LocalFileSystem();
        using var remote = OpenRemote();
        var step = new MeasureStep<TSubject>(
            OpenLayers(files),
            OpenCache(files),
            measurement,
            wait => MachineLock.Acquire(MachineLock.DefaultPath, wait, Cancellation),
            options,
            TimeProvider.System,
            results => remote?.Push(results),
            Report);
        return step.Run(subjects, Cancellation);
    }

    /// <summary>The circuit breaker that all projects of this build share, until the build ends.</summary>
    private RemoteCircuit CircuitOf(RemoteOptions options)
    {
        var path = RemoteCircuit.PathFor(options);
        // Two versions of this package in one process have two types of this name.
        var name = $"{typeof(RemoteCircuit).Module.ModuleVersionId} {path}";
        if (Registered() is { } known)
            return known;
        // If several tasks register at once, the first one stays.
        BuildEngine4.RegisterTaskObject(name, new RemoteCircuit(path), RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return Registered()!;

        RemoteCircuit? Registered() => BuildEngine4.GetRegisteredTaskObject(name, RegisteredTaskObjectLifetime.Build) as RemoteCircuit;
    }

    /// <summary>This build, on the given machine.</summary>
    private protected CurrentBuild BuildOn(Machine machine) => new()
    {
        AssemblyName = AssemblyName,
        TargetFramework = TargetFramework,
        Configuration = Configuration,
        Machine = machine,
        MeasurementProperties = [.. MeasurementProperties.Select(setting => new NamedField(setting.ItemSpec, setting.GetMetadata("Value") is { Length: > 0 } value ? PropertyText.Canonical(value) : "default"))],
        ToolVersion = ToolVersion,
        CacheTtl = PropertyText.Span(nameof(AmorsizeCacheTtl), AmorsizeCacheTtl),
    };
}
