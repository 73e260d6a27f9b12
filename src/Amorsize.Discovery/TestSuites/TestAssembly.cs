using System.Reflection.Metadata;

namespace Amorsize.Discovery.TestSuites;

/// <summary>An assembly whose classes may have tests; each is read once.</summary>
internal sealed class TestAssembly(MetadataReader reader)
{
    private readonly Dictionary<TypeDefinitionHandle, TestClass> classes = [];
    private Dictionary<(string Namespace, string Name), TypeDefinitionHandle>? types;

    public MetadataReader Reader { get; } = reader;

    public IEnumerable<TestClass> Classes => Reader.TypeDefinitions.Select(Class);

    /// <summary>The one that it references; null where it references none.</summary>
    public (TestFramework Name, int Major)? Framework { get; } = FrameworkOf(reader);

    public TestClass Class(TypeDefinitionHandle handle) => classes.TryGetValue(handle, out var known) ? known : classes[handle] = new(this, handle);

    /// <summary>One that is not nested; null where it is not defined here, as one that is forwarded to another assembly.</summary>
    public TestClass? Class(string @namespace, string name)
    {
        types ??= Reader.TypeDefinitions
            .Select(handle => (Handle: handle, Type: Reader.GetTypeDefinition(handle)))
            .Where(type => type.Type.GetDeclaringType().IsNil)
            .GroupBy(type => (Reader.GetString(type.Type.Namespace), Reader.GetString(type.Type.Name)), type => type.Handle)
            .ToDictionary(group => group.Key, group => group.First());
        return types.TryGetValue((@namespace, name), out var handle) ? Class(handle) : null;
    }

    private static (TestFramework Name, int Major)? FrameworkOf(MetadataReader reader)
    {
        foreach (var handle in reader.AssemblyReferences)
        {
            var reference = reader.GetAssemblyReference(handle);
            var major = reference.Version.Major;
            switch (reader.GetString(reference.Name))
            {
                case "MSTest.TestFramework" or "Microsoft.VisualStudio.TestPlatform.TestFramework":
                    return (TestFramework.MSTest, major);
                case "xunit.v3.core":
                    return (TestFramework.XunitV3, major);
                case "xunit.core":
                    return (TestFramework.XunitV2, major);
                case "nunit.framework":
                    return (TestFramework.NUnit, major);
                case "TUnit.Core":
                    return (TestFramework.TUnit, major);
            }
        }
        return null;
    }
}
