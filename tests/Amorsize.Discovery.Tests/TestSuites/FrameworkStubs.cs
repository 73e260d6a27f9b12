using System.Collections.Concurrent;
using Amorsize.Discovery.TestSuites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Amorsize.Discovery.Tests.TestSuites;

/// <summary>Assemblies named as those of the frameworks, with the attributes that tests have, and tests compiled against them.</summary>
internal static class FrameworkStubs
{
    private const string MSTest = """
        using System;
        namespace Microsoft.VisualStudio.TestTools.UnitTesting;
        public class TestClassAttribute : Attribute;
        public class TestMethodAttribute : Attribute;
        public class DataTestMethodAttribute : TestMethodAttribute;
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class DataRowAttribute(params object[] values) : Attribute { public object[] Values => values; }
        public class DoNotParallelizeAttribute : Attribute;
        public enum ExecutionScope { ClassLevel, MethodLevel }
        public class ParallelizeAttribute : Attribute { public int Workers { get; set; } public ExecutionScope Scope { get; set; } }
        """;

    private const string Xunit = """
        using System;
        namespace Xunit
        {
            public class FactAttribute : Attribute;
            public class TheoryAttribute : FactAttribute;
            [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
            public class InlineDataAttribute(params object[] values) : Attribute { public object[] Values => values; }
            public class CollectionAttribute(string name) : Attribute { public string Name => name; }
            public class CollectionAttribute<T> : Attribute;
            public class CollectionDefinitionAttribute(string name) : Attribute { public string Name => name; public bool DisableParallelization { get; set; } }
            public enum CollectionBehavior { CollectionPerAssembly, CollectionPerClass }
            public class CollectionBehaviorAttribute : Attribute
            {
                public CollectionBehaviorAttribute() { }
                public CollectionBehaviorAttribute(CollectionBehavior behavior) { }
                public bool DisableTestParallelization { get; set; }
                public int MaxParallelThreads { get; set; }
            }
        }
        namespace Xunit.v3
        {
            public class ParallelizationAttribute : Attribute { public string MaxThreads { get; set; } }
        }
        """;

    private const string NUnit = """
        using System;
        namespace NUnit.Framework;
        public class TestFixtureAttribute : Attribute;
        public class TestAttribute : Attribute;
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class TestCaseAttribute(params object[] values) : Attribute { public object[] Values => values; }
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class TestCaseAttribute<T>(T value) : Attribute { public T Value => value; }
        public class TestCaseSourceAttribute(string name) : Attribute { public string Name => name; }
        [Flags] public enum ParallelScope { Default = 0, Self = 1, None = 2, Children = 256, Fixtures = 512, All = Self | Children }
        public class ParallelizableAttribute : Attribute { public ParallelizableAttribute() { } public ParallelizableAttribute(ParallelScope scope) { } }
        public class NonParallelizableAttribute : Attribute;
        public class LevelOfParallelismAttribute(int level) : Attribute { public int Level => level; }
        """;

    private const string TUnit = """
        using System;
        namespace TUnit.Core;
        public class TestAttribute : Attribute;
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class ArgumentsAttribute(params object[] values) : Attribute { public object[] Values => values; }
        public class NotInParallelAttribute : Attribute { public NotInParallelAttribute() { } public NotInParallelAttribute(string key) { } }
        public class ParallelLimiterAttribute<T> : Attribute;
        """;

    private const string Library = "MyApp.Common";

    private static readonly string[] namespaces = ["Microsoft.VisualStudio.TestTools.UnitTesting", "NUnit.Framework", "TUnit.Core", "Xunit", "Xunit.v3", "Amorsize"];

    private static readonly MetadataReference runtime = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);
    private static readonly ConcurrentDictionary<string, MetadataReference> stubs = new();

    /// <summary>A class library of tests that references the framework under the name of its assembly, and no other framework.</summary>
    public static byte[] Compile(string framework, string source) => Compile("MyApp.Tests", framework, source, []);

    /// <summary>What is found in it.</summary>
    public static TestSuite? Scan(string framework, string source) => TestSuiteScanner.Scan(Compile(framework, source), NoOther);

    /// <summary>What is found in one that references a library.</summary>
    public static TestSuite? Scan(string framework, string source, string library)
    {
        var (tests, common) = Compile(framework, source, library);
        return TestSuiteScanner.Scan(tests, name => name == Library ? common : null);
    }

    /// <summary>One that references a library, and the library.</summary>
    public static (byte[] Tests, byte[] Library) Compile(string framework, string source, string library)
    {
        var common = Compile(Library, framework, library, []);
        return (Compile("MyApp.Tests", framework, source, [MetadataReference.CreateFromImage(common)]), common);
    }

    /// <summary>No other assembly is found.</summary>
    public static byte[]? NoOther(string name) => null;

    private static byte[] Compile(string assembly, string framework, string source, MetadataReference[] libraries)
    {
        var stub = stubs.GetOrAdd(framework, static name => MetadataReference.CreateFromImage(Emit(name, SourceOf(name), [runtime])));
        var usings = namespaces.Where(name => SourceOf(framework).Contains($"namespace {name}", StringComparison.Ordinal)).Select(name => $"using {name};");
        return Emit(assembly, $"using System; {string.Join(' ', usings)} {source}", [runtime, stub, .. libraries]);
    }

    private static string SourceOf(string framework) => framework switch
    {
        "MSTest.TestFramework" or "Microsoft.VisualStudio.TestPlatform.TestFramework" => MSTest,
        "xunit.core" or "xunit.v3.core" => Xunit,
        "nunit.framework" => NUnit,
        "TUnit.Core" => TUnit,
        _ => "namespace Amorsize; public class FactAttribute : System.Attribute;",
    };

    private static byte[] Emit(string assembly, string source, MetadataReference[] references)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest));
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(assembly, [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        Assert.IsTrue(result.Success, string.Join(Environment.NewLine, result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }
}
