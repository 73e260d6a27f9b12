using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;
using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.TestSuites;

/// <summary>The tests of a class and its attributes about parallelism, as its metadata has them.</summary>
internal sealed class TestClass
{
    /// <summary>Reads all that is needed at once; the metadata is not read later.</summary>
    public TestClass(TestAssembly assembly, TypeDefinitionHandle handle)
    {
        var (reader, frameworks) = (assembly.Reader, assembly.Frameworks);
        var type = reader.GetTypeDefinition(handle);
        var tests = new List<string>();
        Assembly = assembly;
        Name = FullNames.Of(reader, handle);
        IsAbstract = (type.Attributes & TypeAttributes.Abstract) != 0;
        Base = BaseType.Of(reader, type);
        Parallelism = ParallelismOf(assembly, type.GetCustomAttributes());
        DeclaredScope = frameworks.ScopeOf(new(reader, type.GetCustomAttributes()));
        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            if (TestOf(assembly, method) is not { } test)
                continue;
            tests.Add(test);
            if (frameworks.ScopeOf(new(reader, method.GetCustomAttributes())) is not null)
                DeclaredScope = TestScope.Methods;
        }
        Tests = tests;
    }

    /// <summary>The assembly that defines the class.</summary>
    public TestAssembly Assembly { get; }

    /// <summary>Full name, as reflection writes it.</summary>
    public string Name { get; }

    /// <summary>Whether tests run only in classes that derive from it.</summary>
    public bool IsAbstract { get; }

    /// <summary>The class that it derives from.</summary>
    public BaseType Base { get; }

    /// <summary>Its attributes about parallelism, with their arguments; empty if it has none.</summary>
    public string Parallelism { get; }

    /// <summary>The parallelism that its attributes or those of its tests add to the runner's default; null if they add none.</summary>
    public TestScope? DeclaredScope { get; }

    /// <summary>For each test that the class defines itself: name, number of rows, attributes about parallelism.</summary>
    public IReadOnlyList<string> Tests { get; }

    /// <summary>Whether a class that derives from it inherits tests or attributes about parallelism.</summary>
    public bool AffectsDerivedClasses => Tests.Count > 0 || Parallelism.Length > 0;

    /// <summary>The attributes about parallelism among these, with their arguments as bytes.</summary>
    public static string ParallelismOf(TestAssembly assembly, CustomAttributeHandleCollection attributes) => string.Concat(
        from handle in attributes
        let attribute = assembly.Reader.GetCustomAttribute(handle)
        let name = NameOf(assembly.Reader, attribute)
        where assembly.Frameworks.IsAboutParallelism(name)
        orderby name
        select $" [{name}{TypeArguments(assembly.Reader, attribute)} {Convert.ToHexString(assembly.Reader.GetBlobBytes(attribute.Value))}]");

    // Null if the method is not a test.
    private static string? TestOf(TestAssembly assembly, MethodDefinition method)
    {
        var (reader, frameworks) = (assembly.Reader, assembly.Frameworks);
        var names = method.GetCustomAttributes().Select(handle => NameOf(reader, reader.GetCustomAttribute(handle))).ToList();
        return names.Exists(frameworks.IsTest)
            ? string.Create(CultureInfo.InvariantCulture, $"{reader.GetString(method.Name)} {names.Count(frameworks.IsRow)}{ParallelismOf(assembly, method.GetCustomAttributes())}")
            : null;
    }

    private static string TypeArguments(MetadataReader reader, CustomAttribute attribute) => Attributes.TypeOf(reader, attribute) is { Kind: HandleKind.TypeSpecification } type
        ? reader.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(FullNames.Instance, null)
        : "";

    // Without the number of type parameters: TestCaseAttribute`1 counts as TestCaseAttribute.
    private static string NameOf(MetadataReader reader, CustomAttribute attribute) =>
        Attributes.NameOf(reader, attribute).Name is { IsNil: false } name ? reader.GetString(name).Split('`')[0] : "";
}
