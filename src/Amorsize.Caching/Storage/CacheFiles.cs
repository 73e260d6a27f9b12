namespace Amorsize.Caching;

/// <summary>The operating system's files.</summary>
internal sealed class CacheFiles : ICacheFiles
{
    public byte[]? Read(string path, int limit)
    {
        try
        {
            // Shared with everybody: a reader must not keep a writer from putting its new entry here, nor prune from deleting it.
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var buffer = new byte[Math.Min(RandomAccess.GetLength(file), limit + 1L)];
            var length = 0;
            while (length < buffer.Length && RandomAccess.Read(file, buffer.AsSpan(length), length) is > 0 and var read)
                length += read;
            return length == buffer.Length ? buffer : buffer[..length];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Create(string path, byte[] content)
    {
        try
        {
            WriteNew(path, content);
        }
        catch (DirectoryNotFoundException)
        {
            // Only now, not before: a prune may have deleted the empty directory since anyone looked.
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WriteNew(path, content);
        }
    }

    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    public IDisposable? Lock(string path, TimeSpan wait) => FileLock.Acquire(path, wait, CancellationToken.None);

    public IReadOnlyList<ListedFile> List(string directory)
    {
        try
        {
            return [.. new DirectoryInfo(directory).EnumerateFileSystemInfos().Select(info => new ListedFile(info.Name, info is DirectoryInfo, info.LastWriteTimeUtc))];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    public void Delete(string path) => File.Delete(path);

    public void DeleteEmptyDirectory(string path) => Directory.Delete(path, recursive: false);

    private static void WriteNew(string path, byte[] content)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, content, fileOffset: 0);
    }
}
