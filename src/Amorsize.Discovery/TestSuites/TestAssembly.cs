using System.Reflection.Metadata;

namespace Amorsize.Discovery.TestSuites;

/// <summary>An assembly whose classes may have tests. Each class is read once and then kept.</summary>
internal sealed class TestAssembly(MetadataReader reader, KnownFrameworks frameworks)
{
    private readonly Dictionary<TypeDefinitionHandle, TestClass> classes = [];
    private Dictionary<(string Namespace, string Name), TypeDefinitionHandle>? types;

    public MetadataReader Reader { get; } = reader;

    /// <summary>The frameworks that the scan looks for.</summary>
    public KnownFrameworks Frameworks { get; } = frameworks;

    public IEnumerable<TestClass> Classes => Reader.TypeDefinitions.Select(Class);

    /// <summary>The test framework that the assembly references, with its major version; null if it references none.</summary>
    public (ITestFrameworkMetadata Framework, int Major)? Framework { get; } = frameworks.ReferencedBy(reader);

    public TestClass Class(TypeDefinitionHandle handle) => classes.TryGetValue(handle, out var known) ? known : classes[handle] = new(this, handle);

    /// <summary>The top-level class of this name; null if the assembly does not define it, but for example forwards the type to another.</summary>
    public TestClass? Class(string @namespace, string name)
    {
        types ??= Reader.TypeDefinitions
            .Select(handle => (Handle: handle, Type: Reader.GetTypeDefinition(handle)))
            .Where(type => type.Type.GetDeclaringType().IsNil)
            .GroupBy(type => (Reader.GetString(type.Type.Namespace), Reader.GetString(type.Type.Name)), type => type.Handle)
            .ToDictionary(group => group.Key, group => group.First());
        return types.TryGetValue((@namespace, name), out var handle) ? Class(handle) : null;
    }
}
