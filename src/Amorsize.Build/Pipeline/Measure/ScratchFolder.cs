using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>A temporary folder that is deleted on disposal.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("amorsize-");

    /// <summary>Absolute path of the folder.</summary>
    public string Path => folder.FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            // The folder stays: the operating system cleans its temporary directory.
        }
    }
}
