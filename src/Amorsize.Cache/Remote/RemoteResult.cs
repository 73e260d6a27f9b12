using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Remote;

/// <summary>A result to store in a remote cache.</summary>
/// <param name="Request">The request that the result answers. It is not stored where the remote cache has a hit for this request.</param>
/// <param name="Entry">The result.</param>
internal sealed record RemoteResult(LookUpRequest Request, Entry Entry);
