using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;
using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.TestSuites;

/// <summary>A class with its own tests and its attributes about parallelism, read from metadata.</summary>
internal sealed class TestClass
{
    /// <summary>Reads all properties at once, so that malformed metadata throws here and not when a property is used.</summary>
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

    /// <summary>Full name of the class as reflection writes it, such as <c>Ns.Outer+Inner</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the class is abstract, so that its tests run only in derived classes.</summary>
    public bool IsAbstract { get; }

    /// <summary>The class that this class derives from.</summary>
    public BaseType Base { get; }

    /// <summary>Text that lists the attributes of the class about parallelism, with their arguments; empty if it has none.</summary>
    public string Parallelism { get; }

    /// <summary>The parallelism that its attributes or those of its tests add to the runner's default; null if they add none.</summary>
    public TestScope? DeclaredScope { get; }

    /// <summary>A line of text for each test that the class itself defines: name, number of rows, attributes about parallelism.</summary>
    public IReadOnlyList<string> Tests { get; }

    /// <summary>Whether classes that derive from this class inherit tests or attributes about parallelism.</summary>
    public bool AffectsDerivedClasses => Tests.Count > 0 || Parallelism.Length > 0;

    /// <summary>Text that lists those of the attributes that affect parallelism, each with its arguments as hexadecimal bytes.</summary>
    public static string ParallelismOf(TestAssembly assembly, CustomAttributeHandleCollection attributes) => string.Concat(
        from handle in attributes
        let attribute = assembly.Reader.GetCustomAttribute(handle)
        let name = NameOf(assembly.Reader, attribute)
        where assembly.Frameworks.IsAboutParallelism(name)
        orderby name
        select $" [{name}{TypeArguments(assembly.Reader, attribute)} {Convert.ToHexString(assembly.Reader.GetBlobBytes(attribute.Value))}]");

    // An element of Tests; null if the method is not a test.
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

    // The name of an attribute's type, without its number of type parameters: TestCaseAttribute`1 becomes TestCaseAttribute.
    private static string NameOf(MetadataReader reader, CustomAttribute attribute) =>
        Attributes.NameOf(reader, attribute).Name is { IsNil: false } name ? reader.GetString(name).Split('`')[0] : "";
}
