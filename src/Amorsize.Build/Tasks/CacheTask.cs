using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Properties;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Remote;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>What the tasks that use the result cache have in common: where results may be, and what an entry is kept under.</summary>
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

    /// <summary>All that a look-up asks, in its order.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="remote">The remote cache; <see langword="null"/>: it is not asked.</param>
    /// <param name="keepsHits">Whether what the remote cache has is kept here.</param>
    private protected LayeredCache OpenLayers(IFileSystem files, RemoteConnection? remote = null, bool keepsHits = false)
    {
        var layers = new List<ICacheLayer> { OpenCache(files) };
        if (Inputs.BaselineFile.Length > 0)
            layers.Add(new BaselineFile(Inputs.BaselineFile, TimeProvider.System, files));
        if (remote is not null)
            layers.Add(keepsHits ? new WriteThrough(remote, OpenCache(files), obstacle => Report(RemoteMessages.NotKept(obstacle))) : remote);
        return new(layers);
    }

    /// <summary>The remote cache; <see langword="null"/> where there is none.</summary>
    /// <exception cref="PropertyException">A value cannot be used.</exception>
    private protected RemoteConnection? OpenRemote() => RemoteProperties.Read(Inputs.RemoteProperty, Environment.GetEnvironmentVariable) is { } options
        ? new(options, () => CircuitOf(options), Report, Cancellation)
        : null;

    /// <summary>The same for all projects that this process builds, and until the build ends.</summary>
    private RemoteCircuit CircuitOf(RemoteOptions options)
    {
        var path = RemoteCircuit.PathFor(options);
        // Another version of this package has a type of its own.
        var name = $"{typeof(RemoteCircuit).Module.ModuleVersionId} {path}";
        if (Registered() is { } known)
            return known;
        // Of several that register at once the first stays.
        BuildEngine4.RegisterTaskObject(name, new RemoteCircuit(path), RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return Registered()!;

        RemoteCircuit? Registered() => BuildEngine4.GetRegisteredTaskObject(name, RegisteredTaskObjectLifetime.Build) as RemoteCircuit;
    }

    /// <summary>The build that looks up and stores.</summary>
    /// <exception cref="PropertyException">AmorsizeCacheTtl cannot be used.</exception>
    private protected CurrentBuild CurrentBuild() => new()
    {
        AssemblyName = Inputs.AssemblyName,
        TargetFramework = Inputs.TargetFramework,
        Configuration = Inputs.Configuration,
        Machine = Inputs.Machine,
        MeasurementProperties = Inputs.MeasurementProperties,
        ToolVersion = ToolVersion,
        CacheTtl = Inputs.CacheTtl,
    };
}
