namespace Amorsize.Platform.Files;

/// <summary>The size and the time of a file, or the names in a directory. A build without changes compares these values and does not open the file.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Length">Size in bytes; the number of entries of a directory; -1 if there is neither.</param>
/// <param name="LastWrite">Time of the last change of a file, in ticks of UTC; a hash of the names in a directory; 0 if there is neither.</param>
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
            if ((file.Attributes & FileAttributes.Directory) != 0)
                return List(file.FullName, out lastWrite);
            lastWrite = file.LastWriteTimeUtc.Ticks;
            return file.Length;
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return Missing;
        }
    }

    // The time of a directory would not do: it changes whenever a file in it is replaced, and programs replace files in their own folder. The sum of the hashes
    // does not depend on the order of the entries, which differs between systems.
    private static long List(string directory, out long names)
    {
        var count = 0;
        names = 0;
        foreach (var entry in Directory.EnumerateFileSystemEntries(directory))
        {
            count++;
            names = unchecked(names + HashOf(System.IO.Path.GetFileName(entry.AsSpan())));
        }
        return count;
    }

    // FNV-1a (draft-eastlake-fnv), with 64 bits, over UTF-16 code units in place of bytes.
    private static long HashOf(ReadOnlySpan<char> name)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var unit in name)
            hash = unchecked((hash ^ unit) * 0x100000001B3UL);
        return (long)hash;
    }
}
