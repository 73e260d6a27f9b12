using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Amorsize.Platform.Files;

/// <summary>
/// Reads whole regular files of limited size. Anything may stand in the place of a file: a FIFO, which makes a plain open wait for ever, a device or a file
/// without end. Reading a FIFO or a file that is too large fails with an <see cref="IOException"/>; a device reads as empty.
/// </summary>
internal static class RegularFile
{
    /// <summary>The largest file that is read, in bytes: an assembly or the results of a suite. A larger file stands in the place of another.</summary>
    public const int Largest = 1 << 29;

    /// <summary>The largest text that is read, in bytes. Settings, notes and lists are far smaller.</summary>
    public const int LargestText = 1 << 24;

    /// <summary>The bytes of a file; <see langword="null"/> if it does not exist.</summary>
    /// <exception cref="IOException">The file is no regular file, cannot be read, or is larger than <paramref name="limit"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to read the file.</exception>
    public static byte[]? ReadWhole(this IFileSystem files, string path, int limit = Largest)
    {
        var bytes = files.Read(path, limit);
        return bytes is null || bytes.Length <= limit ? bytes : throw TooLarge(path, limit);
    }

    /// <inheritdoc cref="ReadWhole"/>
    public static byte[]? Read(string path, int limit = Largest)
    {
        // Avoids the exception for a missing file, which takes 5 ms in the first build of a process on Windows.
        if (!File.Exists(path))
            return null;
        // A file that is too large is not even read.
        return new FileInfo(path).Length <= limit ? new LocalFileSystem().ReadWhole(path, limit) : throw TooLarge(path, limit);
    }

    /// <summary>The text of a file, in UTF-8 unless a mark at its start tells another encoding; <see langword="null"/> if it does not exist.</summary>
    /// <exception cref="IOException">The file is no regular file, cannot be read, or is larger than <see cref="LargestText"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to read the file.</exception>
    public static string? ReadText(string path)
    {
        if (Read(path, LargestText) is not { } bytes)
            return null;
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Opens a file to read it; <see langword="null"/> if it does not exist.</summary>
    /// <exception cref="IOException">The file is no regular file, cannot be opened, or is larger than <see cref="Largest"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to read the file.</exception>
    public static FileStream? Open(string path)
    {
        if (OpenHandle(path) is not { } handle)
            return null;
        if (RandomAccess.GetLength(handle) <= Largest)
            return new(handle, FileAccess.Read);
        handle.Dispose();
        throw TooLarge(path, Largest);
    }

    /// <summary>Opens a file of any size to read it; <see langword="null"/> if it does not exist.</summary>
    /// <exception cref="IOException">The file is no regular file, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to read the file.</exception>
    // The file is opened with every kind of sharing, so that other processes can replace or delete it while it is read.
    public static SafeFileHandle? OpenHandle(string path)
    {
        if (!OperatingSystem.IsWindows())
            return UnixFile.OpenToRead(path);
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public static IOException TooLarge(string path, int limit) => new($"'{path}' is larger than {limit >> 20} MiB.");
}
