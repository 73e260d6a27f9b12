using System.Net.Http.Headers;

namespace Amorsize.Cache.Remote;

/// <summary>A file that a remote cache has.</summary>
/// <param name="Content">Its bytes. A file beyond the read limit is cut off.</param>
/// <param name="EntityTag">The server's tag of this version; <see langword="null"/> where the server sends none.</param>
internal sealed record RemoteFile(byte[] Content, EntityTagHeaderValue? EntityTag);
