using Amorsize.Platform.Files;

namespace Amorsize.Cache.Tests;

/// <summary>Files in memory. A test can run code before and after each step: a fault, or the steps of another build.</summary>
internal sealed class MemoryFiles(TimeProvider time) : IFileSystem
{
    private readonly Dictionary<string, (byte[] Content, DateTimeOffset LastWrite)> files = [];
    private readonly Dictionary<string, DateTimeOffset> directories = [];

    /// <summary>Runs before each step with its name and first path. It may throw, and it may use these files.</summary>
    public Action<string, string> Before { get; set; } = (_, _) => { };

    /// <summary>Runs after each step.</summary>
    public Action<string, string> After { get; set; } = (_, _) => { };

    /// <summary>The steps so far, such as <c>Read path</c>.</summary>
    public List<string> Steps { get; } = [];

    public IEnumerable<string> Paths => files.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<string> Directories => directories.Keys.Order(StringComparer.Ordinal);

    public byte[] this[string path]
    {
        get => files[path].Content;
        set
        {
            files[path] = (value, time.GetUtcNow());
            for (var parent = Path.GetDirectoryName(path); !string.IsNullOrEmpty(parent); parent = Path.GetDirectoryName(parent))
                directories[parent] = time.GetUtcNow();
        }
    }

    /// <summary>Runs the action of another build once, before the first step that matches.</summary>
    public void Once(Func<string, string, bool> step, Action meanwhile)
    {
        var previous = Before;
        Before = (name, path) =>
        {
            previous(name, path);
            if (!step(name, path))
                return;
            Before = previous;
            meanwhile();
        };
    }

    public byte[]? Read(string path, int limit) =>
        Step(nameof(Read), path, () => files.TryGetValue(path, out var file) ? file.Content[..Math.Min(file.Content.Length, limit + 1)] : null);

    public void Create(string path, byte[] content) => Step(nameof(Create), path, () =>
    {
        if (files.ContainsKey(path))
            throw new IOException("File exists");
        return this[path] = content;
    });

    public void Move(string from, string to) => Step(nameof(Move), from, () =>
    {
        if (!files.Remove(from, out var file))
            throw new FileNotFoundException(from);
        files[to] = file;
        directories[Path.GetDirectoryName(to)!] = time.GetUtcNow();
        return file;
    });

    /// <summary>Paths of the locks that are held.</summary>
    public HashSet<string> Locked { get; } = [];

    public IDisposable? Lock(string path, TimeSpan wait, bool deletesFile = false) => Step(nameof(Lock), path, () => Locked.Add(path) ? new Unlock(() => Locked.Remove(path)) : null);

    public IReadOnlyList<ListedFile> List(string directory) => Step(nameof(List), directory, () => new List<ListedFile>(
    [
        .. from file in files where Path.GetDirectoryName(file.Key) == directory select new ListedFile(Path.GetFileName(file.Key), false, file.Value.LastWrite),
        .. from child in directories where Path.GetDirectoryName(child.Key) == directory select new ListedFile(Path.GetFileName(child.Key), true, child.Value),
    ]));

    public void Delete(string path) => Step(nameof(Delete), path, () => files.Remove(path));

    public void DeleteEmptyDirectory(string path) => Step(nameof(DeleteEmptyDirectory), path, () =>
        files.Keys.Any(file => Path.GetDirectoryName(file) == path) ? throw new IOException("Directory not empty") : directories.Remove(path));

    private sealed class Unlock(Action unlock) : IDisposable
    {
        public void Dispose() => unlock();
    }

    private T Step<T>(string name, string path, Func<T> step)
    {
        Steps.Add($"{name} {path}");
        Before(name, path);
        var result = step();
        After(name, path);
        return result;
    }
}
