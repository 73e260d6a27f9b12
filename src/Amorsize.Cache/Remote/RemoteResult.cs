using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Remote;

/// <summary>A result to store in a remote cache.</summary>
/// <param name="Request">The look-up that the entry answers. If the remote cache already has a hit for it, the entry is not uploaded.</param>
/// <param name="Entry">The entry to upload.</param>
internal sealed record RemoteResult(LookUpRequest Request, Entry Entry);
