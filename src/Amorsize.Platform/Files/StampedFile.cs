namespace Amorsize.Platform.Files;

/// <summary>The size and the time of a file or a directory. A build without changes compares these values and does not open the file.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Length">Size in bytes; 0 for a directory; -1 if there is neither.</param>
/// <param name="LastWrite">Time of its last change, in ticks of UTC; 0 if there is neither. That of a directory changes when an entry is added or removed.</param>
internal sealed record StampedFile(string Path, long Length, long LastWrite)
{
    private const long Missing = -1;

    // FileSystemInfo.Attributes of a path with neither a file nor a directory.
    private const FileAttributes NotThere = (FileAttributes)(-1);

    /// <summary>The file at a path as it is now. A link counts as its final target. A file that cannot be looked at counts as missing.</summary>
    public static StampedFile Of(string path)
    {
        var length = Look(path, out var lastWrite);
        return new(path, length, lastWrite);
    }

    /// <summary>Whether the file still has this size and this time.</summary>
    public bool IsCurrent => HasStamp(Path, Length, LastWrite);

    /// <summary>Whether the file at a path has this size and this time.</summary>
    public static bool HasStamp(string path, long length, long lastWrite) => Look(path, out var lastWriteNow) == length && lastWriteNow == lastWrite;

    private static long Look(string path, out long lastWrite)
    {
        lastWrite = 0;
        try
        {
            var file = new FileInfo(path);
            // A symbolic link has a size and a time of its own, which stay the same when its target changes.
            if (file.Attributes != NotThere && (file.Attributes & FileAttributes.ReparsePoint) != 0 && file.ResolveLinkTarget(returnFinalTarget: true) is { } target)
                file = new(target.FullName);
            if (file.Attributes == NotThere)
                return Missing;
            var length = (file.Attributes & FileAttributes.Directory) != 0 ? 0 : file.Length;
            lastWrite = file.LastWriteTimeUtc.Ticks;
            return length;
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return Missing;
        }
    }
}
