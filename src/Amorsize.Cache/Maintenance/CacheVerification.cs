using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Maintenance;

/// <summary>
/// Reads every file of the cache and lists the defects. A repair quarantines corrupt files. Unreadable files and files of another version stay, because
/// another user or another version may still use them.
/// </summary>
internal sealed class CacheVerification(string directory, IFileSystem files)
{
    /// <summary>Verifies the cache. Unreadable and corrupt files are listed as defects, not thrown.</summary>
    /// <param name="repair">Whether to quarantine corrupt files.</param>
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
        var (quarantined, failure) = repair && corrupt.Count > 0 ? MoveAside(corrupt) : ([], null);
        return new([.. defective.Select(file => (file.Path, file.Reading!.Defect!, quarantined.Contains(file.Path)))], sound, failure);
    }

    private (HashSet<string> Quarantined, Exception? Failure) MoveAside(IReadOnlyList<StoredFile> corrupt)
    {
        var quarantined = new HashSet<string>();
        try
        {
            using var held = files.LockCache(directory);
            foreach (var file in corrupt)
            {
                if (files.MoveAside(Path.Combine(directory, file.Path), file.Content))
                    quarantined.Add(file.Path);
            }
            return (quarantined, null);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return (quarantined, e);
        }
    }
}
