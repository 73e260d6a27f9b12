namespace Amorsize.Platform.Files;

/// <summary>Writes a temporary file and renames it, so that a reader sees either the old or the new content, never a part of it.</summary>
internal static class AtomicFile
{
    /// <summary>Path of a temporary file in the directory of <paramref name="path"/>. No other writer uses it, in this process or another.</summary>
    public static string TemporaryOf(string path) => $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp";

    /// <summary>Creates or replaces a file. If that fails, the old content stays and the temporary file is deleted if possible.</summary>
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

    /// <summary>Creates or replaces a file as <see cref="Publish"/> does, unless the file already has this content.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to write the file.</exception>
    public static void PublishIfDifferent(this IFileSystem files, string path, byte[] content)
    {
        byte[]? current = null;
        // A file that cannot be read is replaced.
        Attempt(() => current = files.Read(path, content.Length));
        if (current is null || !current.AsSpan().SequenceEqual(content))
            files.Publish(path, content);
    }

    /// <summary>Runs an optional step; returns <see langword="false"/> if a file operation in it failed.</summary>
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

    /// <summary>Whether the exception comes from a failed file operation, and not from a defect of this program.</summary>
    public static bool IsOfFiles(this Exception exception) => exception is IOException or UnauthorizedAccessException;
}
