using System.Runtime.Loader;

namespace Amorsize.Profiler;

/// <summary>
/// Loads the profiler's assemblies if the user's program does not contain them. The NuGet package has only one copy of the assemblies that the MSBuild tasks
/// and the profiler share, in the folder of the tasks, and one of the library that programs reference. The command-line tool has them in the folder above.
/// </summary>
internal static class OwnAssemblies
{
    private static readonly string own = Path.GetDirectoryName(typeof(OwnAssemblies).Assembly.Location)!;
    private static readonly string[] folders = [own, Path.Combine(own, ".."), Path.Combine(own, "..", "..", "tasks", "net10.0"), Path.Combine(own, "..", "..", "lib", "net8.0")];

    public static void Resolve() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name!.StartsWith("Amorsize", StringComparison.Ordinal) && Array.Find(PathsOf(name.Name), File.Exists) is { } path
                ? context.LoadFromAssemblyPath(Path.GetFullPath(path))
                : null;

    private static string[] PathsOf(string assembly) => [.. folders.Select(folder => Path.Combine(folder, assembly + ".dll"))];
}
