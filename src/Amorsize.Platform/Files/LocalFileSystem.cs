using System.Buffers;
using Amorsize.Platform.Locks;
using Microsoft.Win32.SafeHandles;

namespace Amorsize.Platform.Files;

/// <summary>The operating system's files.</summary>
internal sealed class LocalFileSystem : IFileSystem
{
    public byte[]? Read(string path, int limit)
    {
        using var file = RegularFile.OpenHandle(path);
        if (file is null)
            return null;
        var buffer = new byte[Math.Min(RandomAccess.GetLength(file), limit + 1L)];
        var length = Fill(buffer, file, path);
        return length == buffer.Length ? buffer : buffer[..length];
    }

    // A build without changes calls this method for each cache entry. With a new buffer for each call, garbage collections would take longer than the reads.
    public string? ChecksumOf(string path)
    {
        using var file = RegularFile.OpenHandle(path);
        if (file is null)
            return null;
        if (RandomAccess.GetLength(file) is var size && size > RegularFile.Largest)
            throw RegularFile.TooLarge(path, RegularFile.Largest);
        var length = (int)size;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return Checksum.Of(buffer.AsSpan(0, Fill(buffer.AsSpan(0, length), file, path)));
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

    public void Move(string from, string to) => Replacement.Here.Move(from, to);

    public IDisposable? Lock(string path, TimeSpan wait, bool deletesFile = false) => deletesFile
        ? FileLock.AcquireAndDelete(path, wait, CancellationToken.None)
        : FileLock.Acquire(path, wait, CancellationToken.None);

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

    public void Delete(string path) => Replacement.Here.Repeat(() => File.Delete(path));

    public void DeleteEmptyDirectory(string path) => Directory.Delete(path, recursive: false);

    private static int Fill(Span<byte> buffer, SafeFileHandle file, string path)
    {
        try
        {
            var length = 0;
            while (length < buffer.Length && RandomAccess.Read(file, buffer[length..], length) is > 0 and var read)
                length += read;
            return length;
        }
        // Unix opens a directory like a file, and refuses only the read.
        catch (IOException) when (Directory.Exists(path))
        {
            throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.");
        }
    }

    private static void WriteNew(string path, byte[] content)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, content, fileOffset: 0);
    }
}
