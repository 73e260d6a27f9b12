namespace Amorsize.Platform.Files;

/// <summary>Replaces files as a whole: no reader ever sees half of one, nor a moment without one.</summary>
internal static class AtomicFile
{
    /// <summary>A name beside <paramref name="path"/> that no other writer uses, in this process or another.</summary>
    public static string TemporaryOf(string path) => $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp";

    /// <summary>Puts a whole file at <paramref name="path"/>, or leaves what is there and nothing else behind.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
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

    /// <summary>As <see cref="Publish"/>, unless the file has this content already.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void PublishIfDifferent(this IFileSystem files, string path, byte[] content)
    {
        if (!(files.Read(path, int.MaxValue - 1) is { } current && current.AsSpan().SequenceEqual(content)))
            files.Publish(path, content);
    }

    /// <summary>Tries a step whose failure is no reason to fail; <see langword="true"/> when it succeeded.</summary>
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

    /// <summary>Whether the file system refused, as opposed to a defect of ours.</summary>
    public static bool IsOfFiles(this Exception exception) => exception is IOException or UnauthorizedAccessException;
}
