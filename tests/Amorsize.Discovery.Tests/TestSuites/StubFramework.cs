using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Shared;

namespace Amorsize.Discovery.Tests.TestSuites;

/// <summary>A made-up framework, for the rules of the scanner that hold whatever the framework.</summary>
internal sealed class StubFramework(string name, string assembly, string testAttribute) : ITestFrameworkMetadata
{
    private const string Library = "MyApp.Common";

    private const string Attributes = """
        using System;
        namespace Stub;
        public class FactAttribute : Attribute;
        public class TheoryAttribute : FactAttribute;
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class InlineDataAttribute(params object[] values) : Attribute { public object[] Values => values; }
        public class CollectionAttribute(string name) : Attribute { public string Name => name; }
        public class CollectionAttribute<T> : Attribute;
        public class ParallelAttribute : Attribute;
        public class LimitAttribute : Attribute { public int Workers { get; set; } }
        """;

    private static readonly byte[] core = StubCompiler.Compile("stub.core", Attributes);
    private static readonly byte[] other = StubCompiler.Compile("other.core", Attributes);

    /// <summary>The scanner that knows two such frameworks, with assemblies stub.core and other.core.</summary>
    public static TestSuiteScanner Scanner { get; } = new([new StubFramework("Stub", "stub.core", "FactAttribute"), new StubFramework("Other", "other.core", "CheckAttribute")]);

    public string Name => name;

    public IReadOnlyList<string> Assemblies => [assembly];

    public IReadOnlyList<string> TestAttributes => [testAttribute, "TheoryAttribute"];

    public IReadOnlyList<string> RowAttributes => ["InlineDataAttribute"];

    public IReadOnlyList<string> ParallelismAttributes => ["CollectionAttribute", "ParallelAttribute", "LimitAttribute"];

    /// <summary>A class library of tests that references the framework.</summary>
    public static byte[] Compile(string source) => StubCompiler.Compile("MyApp.Tests", $"using System; using Stub; {source}", core);

    /// <summary>The same with the second framework.</summary>
    public static byte[] CompileWithOther(string source) => StubCompiler.Compile("MyApp.Tests", $"using System; using Stub; {source}", other);

    /// <summary>A class library of tests that references another library, and that library.</summary>
    public static (byte[] Tests, byte[] Library) Compile(string source, string library)
    {
        var common = StubCompiler.Compile(Library, $"using System; using Stub; {library}", core);
        return (StubCompiler.Compile("MyApp.Tests", $"using System; using Stub; {source}", core, common), common);
    }

    public static TestSuite? Scan(string source) => Scanner.Scan(Compile(source), NoOther);

    public static TestSuite? Scan(string source, string library)
    {
        var (tests, common) = Compile(source, library);
        return Scanner.Scan(tests, name => name == Library ? common : null);
    }

    /// <summary>No other assembly is found.</summary>
    public static byte[]? NoOther(string name) => null;

    public TestScope? ScopeOf(DeclaredAttributes attributes) => attributes.Has("Stub", "ParallelAttribute") ? TestScope.Classes : null;

    public TestSuite WithDeclarations(TestSuite suite, DeclaredAttributes attributes) =>
        attributes.Find("Stub", "LimitAttribute") is { HasArguments: true } limit ? suite with { OwnSetting = $"limit {limit.Named("Workers")}" } : suite;
}
