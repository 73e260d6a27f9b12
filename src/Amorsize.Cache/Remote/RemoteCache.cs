using System.Globalization;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Remote;

/// <summary>
/// The cache layer over a remote server, which has results that other machines measured. Remote entries are validated like any untrusted input. A build
/// does not wait for a slow server: it continues without the remote results.
/// </summary>
internal sealed class RemoteCache(RemoteStore store, RemoteOptions options, RemoteCircuit circuit, TimeProvider time, CancellationToken cancellationToken = default) : ICacheLayer
{
    /// <summary>The time limit for one batch of parallel requests, so that a slow server delays a build only a little.</summary>
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Sends one HTTP request for each look-up, all in parallel.</summary>
    /// <inheritdoc/>
    public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests) =>
        AtOnce(requests, Ask, (_, why) => LookUpResult.Without(Verdict.RemoteUnavailable, $"the remote cache is not available: {why}"));

    /// <summary>Uploads results in parallel. A valid result that the server already has is not replaced.</summary>
    /// <returns>The outcome of each result, in the same order.</returns>
    public IReadOnlyList<StoreOutcome> Store(IReadOnlyList<RemoteResult> results) => AtOnce(results, Store, (_, _) => StoreOutcome.Unavailable);

    private async Task<LookUpResult> Ask(LookUpRequest request, CancellationToken stop)
    {
        var key = RemoteKey.Of(request, options.Scope);
        return await store.Get(key, RemoteFormat.MaxBytes, stop).ConfigureAwait(false) is { } file
            ? Judge(file, key, request)
            : LookUpResult.Without(Verdict.NotFound, "no entry for this workload");
    }

    private async Task<StoreOutcome> Store(RemoteResult result, CancellationToken stop)
    {
        var key = RemoteKey.Of(result.Entry, options.Scope);
        var content = RemoteFormat.Write(result.Entry, key, options.Secret);
        if (content.Length > RemoteFormat.MaxBytes)
            return StoreOutcome.TooLarge;
        var existing = await store.Has(key, stop).ConfigureAwait(false) ? await store.Get(key, RemoteFormat.MaxBytes, stop).ConfigureAwait(false) : null;
        return existing is not null && Judge(existing, key, result.Request).Verdict == Verdict.Hit
            ? StoreOutcome.AlreadyThere
            : await store.Put(key, content, replaced: existing, stop).ConfigureAwait(false);
    }

    private LookUpResult Judge(RemoteFile file, string key, LookUpRequest request)
    {
        var reading = RemoteFormat.Read(file.Content, key, options.Scope, options.Secret);
        var answer = reading.Entry is { } entry
            ? LookUpResult.Of(entry, request, time.GetUtcNow(), SettingsSource.Remote, isSigned: options.Secret is not null)
            : LookUpResult.Without(reading.Defect!);
        return answer with { Findings = [.. answer.Findings.Select(finding => finding with { Detail = $"remote cache: {finding.Detail}" })] };
    }

    /// <summary>
    /// Runs <paramref name="ask"/> for all questions in parallel. The first failure or timeout cancels the rest and turns the remote cache off.
    /// </summary>
    private TAnswer[] AtOnce<TQuestion, TAnswer>(
        IReadOnlyList<TQuestion> questions, Func<TQuestion, CancellationToken, Task<TAnswer>> ask, Func<TQuestion, string, TAnswer> without)
    {
        circuit.Listen();
        using var limit = new CancellationTokenSource(TotalTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return Task.WhenAll(questions.Select(Answer)).GetAwaiter().GetResult();

        async Task<TAnswer> Answer(TQuestion question)
        {
            if (circuit.Reason is { } reason)
                return without(question, reason);
            try
            {
                return await ask(question, stop.Token).ConfigureAwait(false);
            }
            catch (RemoteUnavailableException e)
            {
                circuit.TurnOff(e.Message);
                await stop.CancelAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                circuit.TurnOff(string.Create(CultureInfo.InvariantCulture, $"no answer within {TotalTimeout.TotalSeconds} s"));
            }
            return without(question, circuit.Reason!);
        }
    }
}
