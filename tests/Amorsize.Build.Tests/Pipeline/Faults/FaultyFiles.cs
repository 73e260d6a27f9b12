using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Faults;

/// <summary>The operating system's files, of which one operation fails. After a kill, all later ones fail too.</summary>
/// <param name="fault">The fault; null: nothing fails, and the operations are only counted.</param>
/// <param name="at">The number of the operation that fails; the first has number 1.</param>
/// <param name="isAfter">Whether the operation happens before it fails, so that its result is lost.</param>
internal sealed class FaultyFiles(Fault? fault, int at, bool isAfter) : IFileSystem
{
    private readonly LocalFileSystem files = new();

    /// <summary>The number of operations so far.</summary>
    public int Operations { get; private set; }

    public byte[]? Read(string path, int limit) => Run(() => files.Read(path, limit));

    public string? ChecksumOf(string path) => Run(() => files.ChecksumOf(path));

    public void Create(string path, byte[] content) => Run(() => files.Create(path, content));

    public void Move(string from, string to) => Run(() => files.Move(from, to));

    public IDisposable? Lock(string path, TimeSpan wait, bool deletesFile = false) => Run(() => files.Lock(path, wait, deletesFile));

    public IReadOnlyList<ListedFile> List(string directory) => Run(() => files.List(directory));

    public void Delete(string path) => Run(() => files.Delete(path));

    public void DeleteEmptyDirectory(string path) => Run(() => files.DeleteEmptyDirectory(path));

    private void Run(Action operation) => Run(() =>
    {
        operation();
        return true;
    });

    private T Run<T>(Func<T> operation)
    {
        Operations++;
        var fails = fault is not null && (Operations == at || (fault.IsKill && Operations > at));
        if (!fails)
            return operation();
        if (isAfter && Operations == at)
            (operation() as IDisposable)?.Dispose();
        throw fault!.ToException();
    }
}
