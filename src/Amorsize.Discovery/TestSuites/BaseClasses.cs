using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Amorsize.Discovery.TestSuites;
using Amorsize.Platform.Files;

namespace Amorsize.Discovery.Metadata;

/// <summary>Goes up from a class to those that it inherits from, into other assemblies too.</summary>
/// <param name="referenced">The bytes of an assembly that is referenced, by its simple name; null for one that is not at hand, as those of the runtime.</param>
internal sealed class BaseClasses(Func<string, byte[]?> referenced) : IDisposable
{
    private readonly Dictionary<string, TestAssembly?> others = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PEReader> images = [];

    /// <summary>The nearest first, as far as they are at hand.</summary>
    public IEnumerable<TestClass> Of(TestClass heir)
    {
        for (var level = 0; level < MemberDefinitions.MostBaseTypes && Find(heir) is { } found; level++)
        {
            yield return found;
            heir = found;
        }
    }

    public void Dispose()
    {
        foreach (var image in images)
            image.Dispose();
    }

    // What cannot be read ends the way up: the suite's own classes are read before, and the others are no defect of the suite.
    private TestClass? Find(TestClass heir)
    {
        try
        {
            return heir.Base switch
            {
                { Assembly: { } other } => Open(other)?.Class(heir.Base.Namespace, heir.Base.Name),
                { Definition: { IsNil: false } definition } => heir.Assembly.Class(definition),
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
            // So that one that cannot be read is tried once.
            others[name] = null;
            others[name] = assembly = referenced(name) is { } bytes ? Read(bytes) : null;
        }
        return assembly;
    }

    private TestAssembly? Read(byte[] assembly)
    {
        var image = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly));
        images.Add(image);
        return image.HasMetadata ? new(image.GetMetadataReader()) : null;
    }
}
