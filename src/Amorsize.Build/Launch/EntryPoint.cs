using System.Reflection.PortableExecutable;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Launch;

/// <summary>Tells programs from libraries.</summary>
internal static class EntryPoint
{
    /// <summary>Whether an assembly has a Main method, so that the runtime can start it.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="BadImageFormatException">The file is no assembly.</exception>
    public static bool ExistsIn(string assemblyPath)
    {
        using var file = RegularFile.Open(assemblyPath) ?? throw new FileNotFoundException($"{assemblyPath} is not there.");
        using var image = new PEReader(file);
        return image.PEHeaders.CorHeader is { EntryPointTokenOrRelativeVirtualAddress: not 0 };
    }
}
