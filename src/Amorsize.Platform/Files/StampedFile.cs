namespace Amorsize.Platform.Files;

/// <summary>A file or a directory as its directory entry describes it. A build without changes compares these values and does not open the file.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Length">Size in bytes; 0 for a directory; -1 if there is neither.</param>
/// <param name="LastWrite">Time of its last change, in ticks of UTC; 0 if there is neither. That of a directory changes when an entry is added or removed.</param>
internal sealed record StampedFile(string Path, long Length, long LastWrite)
{
    private const long Missing = -1;

    /// <summary>Whether the file still has this size and this time.</summary>
    public bool IsCurrent => this == Of(Path);

    /// <summary>The file at a path as it is now. A file that cannot be looked at counts as missing.</summary>
    public static StampedFile Of(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists ? new(path, file.Length, file.LastWriteTimeUtc.Ticks)
                : Directory.Exists(path) ? new(path, 0, Directory.GetLastWriteTimeUtc(path).Ticks)
                : new(path, Missing, 0);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return new(path, Missing, 0);
        }
    }
}
