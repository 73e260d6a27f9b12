namespace Amorsize.Shared;

/// <summary>A temporary directory on disk, deleted after the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("amorsize-").FullName;

    /// <summary>The relative paths of all files in it, sorted.</summary>
    public IEnumerable<string> Files =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal);

    public string At(string relative) => Path.Combine(Root, relative);

    public void Write(string relative, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(relative))!);
        File.WriteAllBytes(At(relative), content);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
