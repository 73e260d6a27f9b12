using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Maintenance;

/// <summary>
/// Reads everything that the cache has, and says what is wrong with it. Repair sets corrupt files aside; what cannot be read, or is another version's,
/// may be good for somebody, and stays.
/// </summary>
internal sealed class CacheVerification(string directory, IFileSystem files)
{
    /// <summary>Never throws because of what it finds.</summary>
    /// <param name="repair">Whether to set aside what is corrupt.</param>
    public VerificationResult Verify(bool repair)
    {
        var sound = new StoredCounts();
        var defective = new List<StoredFile>();
        foreach (var file in new CacheInventory(directory, files).Files())
        {
            if (file.Reading?.Defect is null)
                sound.Add(file);
            else
                defective.Add(file);
        }
        var corrupt = defective.Where(file => file.Reading!.Defect!.Verdict == Verdict.Corrupt).ToList();
        var (setAside, failure) = repair && corrupt.Count > 0 ? SetAside(corrupt) : ([], null);
        return new([.. defective.Select(file => new StoredDefect(file.Path, file.Reading!.Defect!, setAside.Contains(file.Path)))], sound, failure);
    }

    private (HashSet<string> SetAside, Exception? Failure) SetAside(IReadOnlyList<StoredFile> corrupt)
    {
        var setAside = new HashSet<string>();
        try
        {
            using var held = files.HoldCache(directory);
            foreach (var file in corrupt)
            {
                var path = Path.Combine(directory, file.Path);
                if (!files.IsStill(path, file.Content))
                    continue;
                // Copied and not moved, so that its time says when it was set aside.
                files.Publish(CacheLayout.QuarantinePathOf(path), file.Content);
                files.Delete(path);
                setAside.Add(file.Path);
            }
            return (setAside, null);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return (setAside, e);
        }
    }
}
