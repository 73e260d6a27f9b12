using System.Runtime.Loader;

namespace Amorsize.Profiler;

/// <summary>
/// Resolves the profiler's own assemblies, unless the user's program brings them. The package holds the assemblies that tasks and profiler share only once,
/// in the folder of the tasks.
/// </summary>
internal static class OwnAssemblies
{
    private static readonly string own = Path.GetDirectoryName(typeof(OwnAssemblies).Assembly.Location)!;
    private static readonly string[] folders = [own, Path.Combine(own, "..", "..", "tasks", "net10.0")];

    public static void Resolve() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name!.StartsWith("Amorsize", StringComparison.Ordinal) && Array.Find(PathsOf(name.Name), File.Exists) is { } path
                ? context.LoadFromAssemblyPath(Path.GetFullPath(path))
                : null;

    private static string[] PathsOf(string assembly) => [.. folders.Select(folder => Path.Combine(folder, assembly + ".dll"))];
}
