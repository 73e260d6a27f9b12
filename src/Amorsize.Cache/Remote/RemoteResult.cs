using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Remote;

/// <summary>A result for others to use.</summary>
/// <param name="Request">What it answers: where that is answered already, it is not needed.</param>
/// <param name="Entry">The result.</param>
internal sealed record RemoteResult(LookUpRequest Request, Entry Entry);
