using System.Reflection.PortableExecutable;

namespace Amorsize.Build.Launch;

/// <summary>Tells programs from libraries.</summary>
internal static class EntryPoint
{
    /// <summary>Whether an assembly has a Main method, so that the runtime can start it.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="BadImageFormatException">The file is no assembly.</exception>
    public static bool ExistsIn(string assemblyPath)
    {
        using var file = File.OpenRead(assemblyPath);
        using var image = new PEReader(file);
        return image.PEHeaders.CorHeader is { EntryPointTokenOrRelativeVirtualAddress: not 0 };
    }
}
