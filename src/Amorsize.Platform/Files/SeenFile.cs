namespace Amorsize.Platform.Files;

/// <summary>A file and the content that was read from it.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Checksum">The <see cref="Files.Checksum"/> of the content; empty if the file did not exist.</param>
internal sealed record SeenFile(string Path, string Checksum)
{
    public static SeenFile Of(string path, byte[]? content) => new(path, content is null ? "" : Files.Checksum.Of(content));
}
