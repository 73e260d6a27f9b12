using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Amorsize.Discovery.Metadata;
using Amorsize.Platform.Files;

namespace Amorsize.Discovery.TestSuites;

/// <summary>Finds the base classes of a test class, also those in other assemblies.</summary>
/// <param name="frameworks">The frameworks that the scan looks for.</param>
/// <param name="referenced">Reads a referenced assembly by its simple name; null if it is not in the tests' directory, such as one of the runtime.</param>
internal sealed class BaseClasses(KnownFrameworks frameworks, Func<string, byte[]?> referenced) : IDisposable
{
    private readonly Dictionary<string, TestAssembly?> others = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PEReader> images = [];

    /// <summary>The base classes, the nearest first. The list ends at a class whose assembly cannot be read.</summary>
    public IEnumerable<TestClass> Of(TestClass derived)
    {
        for (var level = 0; level < BaseType.MostLevels && BaseOf(derived) is { } found; level++)
        {
            yield return found;
            derived = found;
        }
    }

    public void Dispose()
    {
        foreach (var image in images)
            image.Dispose();
    }

    // Null if the base class cannot be read. That is no error: the suite's own classes were read, and only inherited tests may be missing.
    private TestClass? BaseOf(TestClass derived)
    {
        try
        {
            return derived.Base switch
            {
                { Assembly: { } other } => Open(other)?.Class(derived.Base.Namespace, derived.Base.Name),
                { Definition: { IsNil: false } definition } => derived.Assembly.Class(definition),
                _ => null,
            };
        }
        catch (Exception e) when (Malformed.Says(e) || e.IsOfFiles())
        {
            return null;
        }
    }

    private TestAssembly? Open(string name)
    {
        if (!others.TryGetValue(name, out var assembly))
        {
            // Null is stored before reading, so that an assembly that cannot be read is not tried again.
            others[name] = null;
            others[name] = assembly = referenced(name) is { } bytes ? Read(bytes) : null;
        }
        return assembly;
    }

    private TestAssembly? Read(byte[] assembly)
    {
        var image = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly));
        images.Add(image);
        return image.HasMetadata ? new(image.GetMetadataReader(), frameworks) : null;
    }
}
