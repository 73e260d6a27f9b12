using System.Net.Http.Headers;

namespace Amorsize.Cache.Remote;

/// <summary>A file that was downloaded from a remote cache.</summary>
/// <param name="Content">The bytes of the file. A file above the read limit is cut off one byte beyond that limit.</param>
/// <param name="EntityTag">The server's ETag for this version of the file; <see langword="null"/> if the server sent none.</param>
internal sealed record RemoteFile(byte[] Content, EntityTagHeaderValue? EntityTag);
