using System.Globalization;
using Amorsize.Platform.Locks;

namespace Amorsize.Platform.Files;

/// <summary>
/// Temporary folders with an owner: a build that holds a lock on a file in the folder. The system releases the lock when the build ends, even by a crash, so a
/// folder without a locked file is stale.
/// </summary>
internal static class StaleFolders
{
    /// <summary>The prefix of the names of all such folders.</summary>
    public const string Prefix = "amorsize-run-";

    /// <summary>The prefix of the names of the folders that this process owns.</summary>
    public static string OwnPrefix { get; } = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-");

    /// <summary>Name of the file that the owner holds.</summary>
    public const string OwnerFile = "owner.lock";

    /// <summary>A build creates the owner's file right after the folder. A folder of this age without a locked file has no owner.</summary>
    public static readonly TimeSpan LeastAge = TimeSpan.FromMinutes(1);

    /// <summary>Deletes the folders of builds that were killed. A folder that cannot be deleted stays.</summary>
    /// <param name="temporary">The folder for temporary files.</param>
    /// <param name="before">Folders that changed later stay.</param>
    /// <param name="owner">The id of the process that owned the folders; * for any.</param>
    public static void Sweep(string temporary, DateTimeOffset before, string owner = "*") => AtomicFile.Attempt(() =>
    {
        foreach (var found in new DirectoryInfo(temporary).EnumerateDirectories($"{Prefix}{owner}-*"))
        {
            // Another user can put a link there. It is no folder of a build, so nothing behind it is deleted.
            if (found.LinkTarget is null && found.LastWriteTimeUtc < before && !FileLock.IsHeld(Path.Combine(found.FullName, OwnerFile)))
                AtomicFile.Attempt(() => found.Delete(recursive: true));
        }
    });
}
