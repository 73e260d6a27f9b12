using System.Net.Http.Headers;

namespace Amorsize.Cache.Remote;

/// <summary>What a remote cache keeps under a key.</summary>
/// <param name="Content">Its bytes; of a longer one than is read, the first of them.</param>
/// <param name="EntityTag">What the server calls this version of it; <see langword="null"/> where it does not.</param>
internal sealed record RemoteFile(byte[] Content, EntityTagHeaderValue? EntityTag);
