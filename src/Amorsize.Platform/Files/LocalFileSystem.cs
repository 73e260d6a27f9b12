using System.Buffers;
using Amorsize.Platform.Locks;
using Microsoft.Win32.SafeHandles;

namespace Amorsize.Platform.Files;

/// <summary>The operating system's files.</summary>
internal sealed class LocalFileSystem : IFileSystem
{
    public byte[]? Read(string path, int limit)
    {
        using var file = OpenToRead(path);
        if (file is null)
            return null;
        var buffer = new byte[Math.Min(RandomAccess.GetLength(file), limit + 1L)];
        var length = Fill(buffer, file);
        return length == buffer.Length ? buffer : buffer[..length];
    }

    // A build without changes calls this method for each cache entry. With a new buffer for each call, garbage collections would take longer than the reads.
    public string? ChecksumOf(string path)
    {
        using var file = OpenToRead(path);
        if (file is null)
            return null;
        var length = (int)Math.Min(RandomAccess.GetLength(file), Array.MaxLength);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return Checksum.Of(buffer.AsSpan(0, Fill(buffer.AsSpan(0, length), file)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
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
            // The directory is created only after a failure, since a prune of the cache may delete an empty directory at any time.
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

    // The file is opened with every kind of sharing, so that other processes can replace or delete it while it is read.
    private static SafeFileHandle? OpenToRead(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static int Fill(Span<byte> buffer, SafeFileHandle file)
    {
        var length = 0;
        while (length < buffer.Length && RandomAccess.Read(file, buffer[length..], length) is > 0 and var read)
            length += read;
        return length;
    }

    private static void WriteNew(string path, byte[] content)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, content, fileOffset: 0);
    }
}
