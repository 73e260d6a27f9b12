using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Pipeline;

/// <summary>The connection of one task to the remote cache. It opens at the first request, because most builds make none, and reports problems.</summary>
/// <param name="options">Address of the remote cache, and the rights of this build.</param>
/// <param name="circuitOf">Returns the circuit breaker that all projects of this build share.</param>
/// <param name="report">Logs a message, warning or error.</param>
/// <param name="cancellationToken">Cancels a request.</param>
internal sealed class RemoteConnection(RemoteOptions options, Func<RemoteCircuit> circuitOf, Action<Diagnostic> report, CancellationToken cancellationToken) : ICacheLayer, IDisposable
{
    private RemoteStore? store;

    /// <inheritdoc/>
    public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests)
    {
        var answers = Use(cache => cache.LookUp(requests));
        if (answers.FirstOrDefault(answer => answer.Verdict == Verdict.RemoteUntrusted) is { } refused && circuitOf().TakeDistrust())
            report(RemoteMessages.Untrusted(options.BaseAddress, refused.Findings[0]));
        return answers;
    }

    /// <summary>Stores results in the remote cache for other builds, if this build may push.</summary>
    public void Push(IReadOnlyList<RemoteResult> results)
    {
        if (options.MayPush && results.Count > 0)
            report(RemoteMessages.Stored(options.BaseAddress, Use(cache => cache.Store(results))));
    }

    /// <inheritdoc/>
    public void Dispose() => store?.Dispose();

    private T Use<T>(Func<RemoteCache, T> ask)
    {
        store ??= new(options);
        var circuit = circuitOf();
        var answer = ask(new(store, options, circuit, TimeProvider.System, cancellationToken));
        if (circuit.TakeOutage() is { } why)
            report(RemoteMessages.Unavailable(options.BaseAddress, why));
        return answer;
    }
}
