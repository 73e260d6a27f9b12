using System.Reflection.Metadata;
using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.TestSuites;

/// <summary>
/// The test frameworks that a scan looks for. Test attributes of all frameworks are recognized together, by the end of their names. The reason is
/// that a project's own attribute may be named like one of another framework: MyTestAttribute may derive from FactAttribute.
/// </summary>
internal sealed class KnownFrameworks(IReadOnlyList<ITestFrameworkMetadata> frameworks)
{
    private readonly string[] tests = Union(frameworks, framework => framework.TestAttributes);
    private readonly string[] rows = Union(frameworks, framework => framework.RowAttributes);
    private readonly string[] parallelism = Union(frameworks, framework => framework.ParallelismAttributes);

    /// <summary>Whether an attribute with this type name makes a method a test.</summary>
    public bool IsTest(string attribute) => EndsWithOneOf(tests, attribute);

    /// <summary>Whether an attribute with this type name adds one row of arguments to a test.</summary>
    public bool IsRow(string attribute) => EndsWithOneOf(rows, attribute);

    /// <summary>Whether an attribute with this type name affects which tests run in parallel.</summary>
    public bool IsAboutParallelism(string attribute) => Array.IndexOf(parallelism, attribute) >= 0;

    /// <inheritdoc cref="ITestFrameworkMetadata.ScopeOf"/>
    public TestScope? ScopeOf(DeclaredAttributes attributes) => frameworks.Select(framework => framework.ScopeOf(attributes)).FirstOrDefault(scope => scope is not null);

    /// <summary>The framework that an assembly references, with its major version; null if it references none.</summary>
    public (ITestFrameworkMetadata Framework, int Major)? ReferencedBy(MetadataReader reader)
    {
        foreach (var handle in reader.AssemblyReferences)
        {
            var reference = reader.GetAssemblyReference(handle);
            var name = reader.GetString(reference.Name);
            if (frameworks.FirstOrDefault(framework => framework.Assemblies.Contains(name)) is { } framework)
                return (framework, reference.Version.Major);
        }
        return null;
    }

    private static string[] Union(IReadOnlyList<ITestFrameworkMetadata> frameworks, Func<ITestFrameworkMetadata, IReadOnlyList<string>> names) => [.. frameworks.SelectMany(names).Distinct()];

    private static bool EndsWithOneOf(string[] names, string attribute) => Array.Exists(names, name => attribute.EndsWith(name, StringComparison.Ordinal));
}
