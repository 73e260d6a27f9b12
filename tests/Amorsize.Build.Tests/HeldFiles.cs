using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests;

/// <summary>No files, and every lock is another's. Counts how often somebody waited for one.</summary>
internal sealed class HeldFiles : IFileSystem
{
    public int Waits { get; private set; }

    public IDisposable? Lock(string path, TimeSpan wait, bool deletesFile = false)
    {
        Waits++;
        return null;
    }

    public byte[]? Read(string path, int limit) => null;

    public IReadOnlyList<ListedFile> List(string directory) => [];

    public void Create(string path, byte[] content) => throw new InvalidOperationException();

    public void Move(string from, string to) => throw new InvalidOperationException();

    public void Delete(string path) => throw new InvalidOperationException();

    public void DeleteEmptyDirectory(string path) => throw new InvalidOperationException();
}
