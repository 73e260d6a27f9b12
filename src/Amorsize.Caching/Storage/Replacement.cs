namespace Amorsize.Caching;

/// <summary>Putting files in place of others. Nobody ever sees half of one, nor a moment without one.</summary>
internal static class Replacement
{
    /// <summary>The lock that whoever replaces a file of the cache holds while he does.</summary>
    /// <returns>To be disposed of; <see langword="null"/> where another holds it for longer than <paramref name="wait"/>.</returns>
    public static IDisposable? LockCache(this ICacheFiles files, string directory, TimeSpan wait) => files.Lock(CacheLayout.LockOf(directory), wait);

    /// <summary>Puts a whole file at <paramref name="path"/>, or leaves what is there and nothing else behind.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Publish(this ICacheFiles files, string path, byte[] content)
    {
        var temporary = CacheLayout.TemporaryOf(path);
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
    public static void PublishIfDifferent(this ICacheFiles files, string path, byte[] content)
    {
        if (!(files.Read(path, int.MaxValue - 1) is { } current && current.AsSpan().SequenceEqual(content)))
            files.Publish(path, content);
    }

    /// <summary>
    /// Puts the tombstone in place of the file whose bytes were judged, unless another has replaced it since. To be called under the cache's lock.
    /// </summary>
    public static bool Bury(this ICacheFiles files, string path, ReadOnlySpan<byte> judged, Tombstone tombstone)
    {
        if (!files.IsStill(path, judged))
            return false;
        files.Publish(path, EntryFormat.Write(tombstone));
        return true;
    }

    /// <summary>Whether the file still has the bytes that were judged: another build may have stored a good one since, where the file system knows no locks.</summary>
    public static bool IsStill(this ICacheFiles files, string path, ReadOnlySpan<byte> judged) =>
        files.Read(path, EntryFormat.MaxBytes) is { } current && judged.SequenceEqual(current);

    /// <summary>As <see cref="Bury"/>, and keeps the bytes beside it.</summary>
    public static bool SetAside(this ICacheFiles files, string path, byte[] judged, Tombstone tombstone)
    {
        files.Publish(CacheLayout.BadOf(path), judged);
        return files.Bury(path, judged, tombstone);
    }

    /// <summary>Does what is good to have done, but no reason to fail; whether it succeeded.</summary>
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
