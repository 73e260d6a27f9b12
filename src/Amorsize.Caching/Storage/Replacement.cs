namespace Amorsize.Caching;

/// <summary>Putting files in place and taking them out while others do the same. Neither loses an entry, nor shows anyone half of one.</summary>
internal static class Replacement
{
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

    /// <summary>Moves the file away whose bytes were judged. Another build may have put a new one there since: that one is put back.</summary>
    public static bool TakeOut(this ICacheFiles files, string path, string to, ReadOnlySpan<byte> judged)
    {
        var isJudged = false;
        files.Move(path, to);
        try
        {
            isJudged = files.Read(to, EntryFormat.MaxBytes) is { } taken && judged.SequenceEqual(taken);
        }
        finally
        {
            if (!isJudged)
                files.Move(to, path);
        }
        return isJudged;
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
