using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;
using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.TestSuites;

/// <summary>What the metadata of a class says about tests.</summary>
internal sealed class TestClass
{
    // By their ends, so that attributes which others derive from these count too, wherever they are from.
    private static readonly string[] ofTests = ["TestMethodAttribute", "FactAttribute", "TheoryAttribute", "TestAttribute", "TestCaseAttribute", "TestCaseSourceAttribute"];
    private static readonly string[] ofRows = ["DataRowAttribute", "InlineDataAttribute", "TestCaseAttribute", "ArgumentsAttribute"];
    private static readonly string[] ofParallelism =
    [
        "DoNotParallelizeAttribute", "ParallelizeAttribute", "ResourceLockAttribute", "CollectionAttribute", "CollectionDefinitionAttribute", "CollectionBehaviorAttribute",
        "ParallelizationAttribute", "ParallelizableAttribute", "NonParallelizableAttribute", "LevelOfParallelismAttribute", "SingleThreadedAttribute", "FixtureLifeCycleAttribute",
        "NotInParallelAttribute", "ParallelGroupAttribute", "ParallelLimiterAttribute",
    ];

    /// <summary>Reads it; nothing of the metadata is looked at later.</summary>
    public TestClass(TestAssembly assembly, TypeDefinitionHandle handle)
    {
        var reader = assembly.Reader;
        var type = reader.GetTypeDefinition(handle);
        var tests = new List<string>();
        Assembly = assembly;
        Name = FullNames.Of(reader, handle);
        IsAbstract = (type.Attributes & TypeAttributes.Abstract) != 0;
        Base = BaseType.Of(reader, type);
        Parallelism = ParallelismOf(reader, type.GetCustomAttributes());
        DeclaredScope = DeclaredSettings.ScopeOf(reader, type.GetCustomAttributes());
        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            if (TestOf(reader, method) is not { } test)
                continue;
            tests.Add(test);
            if (DeclaredSettings.ScopeOf(reader, method.GetCustomAttributes()) is not null)
                DeclaredScope = TestScope.Methods;
        }
        Tests = tests;
    }

    /// <summary>Where it stands.</summary>
    public TestAssembly Assembly { get; }

    /// <summary>As reflection has it.</summary>
    public string Name { get; }

    /// <summary>Whether only its heirs are run.</summary>
    public bool IsAbstract { get; }

    /// <summary>What it inherits from.</summary>
    public BaseType Base { get; }

    /// <summary>Its attributes about running in parallel, with their arguments; empty where it has none.</summary>
    public string Parallelism { get; }

    /// <summary>What it, or a test of it, allows to run beside others where the runner by itself would not; null: nothing.</summary>
    public TestScope? DeclaredScope { get; }

    /// <summary>Of each of its own tests: the name, how many rows it has, and its attributes about running in parallel.</summary>
    public IReadOnlyList<string> Tests { get; }

    /// <summary>Whether a class that inherits from it runs otherwise than one that does not.</summary>
    public bool IsOfConsequence => Tests.Count > 0 || Parallelism.Length > 0;

    /// <summary>The attributes about running in parallel among these, with their arguments as the bytes that they are.</summary>
    public static string ParallelismOf(MetadataReader reader, CustomAttributeHandleCollection attributes) => string.Concat(
        from handle in attributes
        let attribute = reader.GetCustomAttribute(handle)
        let name = NameOf(reader, attribute)
        where Array.IndexOf(ofParallelism, name) >= 0
        orderby name
        select $" [{name}{TypeArguments(reader, attribute)} {Convert.ToHexString(reader.GetBlobBytes(attribute.Value))}]");

    // Null for a method that is no test.
    private static string? TestOf(MetadataReader reader, MethodDefinition method)
    {
        var names = method.GetCustomAttributes().Select(handle => NameOf(reader, reader.GetCustomAttribute(handle))).ToList();
        return names.Exists(attribute => IsOneOf(ofTests, attribute))
            ? string.Create(CultureInfo.InvariantCulture, $"{reader.GetString(method.Name)} {names.Count(attribute => IsOneOf(ofRows, attribute))}{ParallelismOf(reader, method.GetCustomAttributes())}")
            : null;
    }

    private static string TypeArguments(MetadataReader reader, CustomAttribute attribute) => Attributes.TypeOf(reader, attribute) is { Kind: HandleKind.TypeSpecification } type
        ? reader.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(FullNames.Instance, null)
        : "";

    // Of a generic one as of the others: TestCaseAttribute`1 is a TestCaseAttribute.
    private static string NameOf(MetadataReader reader, CustomAttribute attribute) =>
        Attributes.NameOf(reader, attribute).Name is { IsNil: false } name ? reader.GetString(name).Split('`')[0] : "";

    private static bool IsOneOf(string[] ends, string attribute) => Array.Exists(ends, end => attribute.EndsWith(end, StringComparison.Ordinal));
}
