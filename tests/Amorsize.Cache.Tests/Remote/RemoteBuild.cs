using Amorsize.Cache.Layers;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Remote;

/// <summary>The remote cache of one build.</summary>
internal sealed class RemoteBuild : IDisposable
{
    private readonly RemoteStore store;

    public RemoteBuild(RemoteOptions options, string lockPath, TimeProvider time, CancellationToken cancellationToken)
    {
        store = new(options);
        Circuit = new(lockPath);
        Cache = new(store, options, Circuit, time, cancellationToken);
    }

    public RemoteCache Cache { get; }

    public RemoteCircuit Circuit { get; }

    public LookUpResult LookUp() => Cache.LookUp(Sample.Request);

    public void Dispose()
    {
        store.Dispose();
        Circuit.Dispose();
    }
}
