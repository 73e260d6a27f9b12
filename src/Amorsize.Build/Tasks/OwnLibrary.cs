using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Amorsize.Build.Tasks;

/// <summary>
/// Lets the tasks use the Amorsize.dll that programs reference, in the package's folder <c>lib/net8.0</c>, so that the package has it only once. The engine
/// looks in the folder of the tasks only.
/// </summary>
internal static class OwnLibrary
{
    private const string Name = "Amorsize";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "The library is needed as soon as the engine creates a task, and no other code of this assembly runs before.")]
    internal static void Find()
    {
        var own = Assembly.GetExecutingAssembly();
        var path = $"{Path.GetDirectoryName(own.Location)}/../../lib/net8.0/{Name}.dll";
        // Elsewhere, for example in a test or in the command-line tool, the library lies beside this assembly.
        if (File.Exists(path))
            AssemblyLoadContext.GetLoadContext(own)!.Resolving += (context, asked) => asked.Name == Name ? context.LoadFromAssemblyPath(Path.GetFullPath(path)) : null;
    }
}
