using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>A temporary folder that is deleted on disposal. A build that was killed leaves it, and the next measurement sweeps it away.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "amorsize-run-";
    private const string OwnerFile = "owner.lock";

    // A build creates the file of the owner right after the folder. A folder of this age without a locked file has no owner.
    private static readonly TimeSpan LeastAge = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory(Prefix);

    // The system releases the lock when this process ends, even by a crash.
    private readonly FileStream? owner;

    public ScratchFolder() => owner = FileLock.Open(At(OwnerFile), FileOptions.None);

    /// <summary>Absolute path of the folder.</summary>
    public string Path => folder.FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Deletes the folders of builds that were killed. A folder that cannot be deleted stays.</summary>
    /// <param name="temporary">The system's folder for temporary files.</param>
    /// <param name="now">The current time.</param>
    public static void Sweep(string temporary, DateTimeOffset now) => AtomicFile.Attempt(() =>
    {
        foreach (var found in new DirectoryInfo(temporary).EnumerateDirectories(Prefix + "*"))
        {
            // Another user can put a link there. It is no folder of a build, so nothing behind it is deleted.
            if (found.LinkTarget is null && now - found.LastWriteTimeUtc > LeastAge && !FileLock.IsHeld(System.IO.Path.Combine(found.FullName, OwnerFile)))
                AtomicFile.Attempt(() => found.Delete(recursive: true));
        }
    });

    public void Dispose()
    {
        owner?.Dispose();
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            // The folder stays, and a later measurement sweeps it away.
        }
    }
}
