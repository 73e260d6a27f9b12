using System.Runtime.Loader;

namespace Amorsize.Profiler;

/// <summary>Resolves the profiler's own assemblies from its directory, unless the user's program brings them.</summary>
internal static class OwnAssemblies
{
    public static void ResolveFromOwnDirectory() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
        {
            var path = Path.Combine(Path.GetDirectoryName(typeof(OwnAssemblies).Assembly.Location)!, name.Name + ".dll");
            return name.Name!.StartsWith("Amorsize", StringComparison.Ordinal) && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };
}
