namespace Amorsize.Platform.Files;

/// <summary>A file as it was read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Checksum">The <see cref="Files.Checksum"/> of what was read; empty where there was no such file.</param>
internal sealed record SeenFile(string Path, string Checksum)
{
    public static SeenFile Of(string path, byte[]? content) => new(path, content is null ? "" : Files.Checksum.Of(content));
}
