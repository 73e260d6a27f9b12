using Amorsize.Platform.Files;

namespace Amorsize.Cache.Tests;

/// <summary>Files in memory, with a place before and after each step for a fault or for what another build does meanwhile.</summary>
internal sealed class MemoryFiles(TimeProvider time) : IFileSystem
{
    private readonly Dictionary<string, (byte[] Content, DateTimeOffset LastWrite)> files = [];
    private readonly Dictionary<string, DateTimeOffset> directories = [];

    /// <summary>Runs before each step, given its name and first path; may throw, or use these files itself.</summary>
    public Action<string, string> Before { get; set; } = (_, _) => { };

    /// <summary>Runs after each step.</summary>
    public Action<string, string> After { get; set; } = (_, _) => { };

    /// <summary>The steps so far, as <c>Read path</c>.</summary>
    public List<string> Steps { get; } = [];

    public IEnumerable<string> Paths => files.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<string> Directories => directories.Keys.Order(StringComparer.Ordinal);

    public byte[] this[string path]
    {
        get => files[path].Content;
        set
        {
            files[path] = (value, time.GetUtcNow());
            for (var home = Path.GetDirectoryName(path); !string.IsNullOrEmpty(home); home = Path.GetDirectoryName(home))
                directories[home] = time.GetUtcNow();
        }
    }

    /// <summary>Lets another build do something once, when the step comes.</summary>
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

    /// <summary>Locks that some build holds, and nobody else gets.</summary>
    public HashSet<string> Locked { get; } = [];

    public IDisposable? Lock(string path, TimeSpan wait) => Step(nameof(Lock), path, () => Locked.Add(path) ? new Unlock(() => Locked.Remove(path)) : null);

    public IReadOnlyList<ListedFile> List(string directory) => Step(nameof(List), directory, () => new List<ListedFile>(
    [
        .. from file in files where Path.GetDirectoryName(file.Key) == directory select new ListedFile(Path.GetFileName(file.Key), false, file.Value.LastWrite),
        .. from home in directories where Path.GetDirectoryName(home.Key) == directory select new ListedFile(Path.GetFileName(home.Key), true, home.Value),
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
