namespace Amorsize.Platform.Files;

/// <summary>Writes a temporary file and renames it, so that a reader sees the old content or the new, and never a part.</summary>
internal static class AtomicFile
{
    /// <summary>A name in the directory of <paramref name="path"/> that no other writer uses, in this process or another.</summary>
    public static string TemporaryOf(string path) => $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp";

    /// <summary>Creates or replaces a file. A failure keeps the old content and leaves no temporary file behind.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to write the file.</exception>
    public static void Publish(this IFileSystem files, string path, byte[] content)
    {
        var temporary = TemporaryOf(path);
        try
        {
            files.Create(temporary, content);
            files.Move(temporary, path);
        }
        catch
        {
            Attempt(() => files.Delete(temporary));
            throw;
        }
    }

    /// <summary>Creates or replaces a file as <see cref="Publish"/> does, unless it has this content already.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to read or write the file.</exception>
    public static void PublishIfDifferent(this IFileSystem files, string path, byte[] content)
    {
        if (!(files.Read(path, int.MaxValue - 1) is { } current && current.AsSpan().SequenceEqual(content)))
            files.Publish(path, content);
    }

    /// <summary>Tries an optional step; <see langword="false"/> if the file system refused it.</summary>
    public static bool Attempt(Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return false;
        }
    }

    /// <summary>Whether the file system refused an operation, as opposed to a defect of this program.</summary>
    public static bool IsOfFiles(this Exception exception) => exception is IOException or UnauthorizedAccessException;
}
