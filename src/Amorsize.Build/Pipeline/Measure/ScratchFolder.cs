using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>A temporary folder that is deleted on disposal. A build that was killed leaves it, and the next measurement sweeps it away.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory(StaleFolders.OwnPrefix);

    // The system releases the lock when this process ends, even by a crash.
    private readonly FileStream? owner;

    public ScratchFolder() => owner = FileLock.Open(At(StaleFolders.OwnerFile), FileOptions.None);

    /// <summary>Absolute path of the folder.</summary>
    public string Path => folder.FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

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
