using System.Runtime.Loader;

namespace Amorsize.Profiler;

/// <summary>Finds the profiler's own assemblies beside it, where the user's program does not bring them.</summary>
internal static class OwnAssemblies
{
    public static void ResolveFromOwnDirectory() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
        {
            var path = Path.Combine(Path.GetDirectoryName(typeof(OwnAssemblies).Assembly.Location)!, name.Name + ".dll");
            return name.Name!.StartsWith("Amorsize", StringComparison.Ordinal) && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };
}
