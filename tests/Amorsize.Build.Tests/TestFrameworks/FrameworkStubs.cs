using System.Collections.Concurrent;
using Amorsize.Build.TestFrameworks;
using Amorsize.Discovery.TestSuites;
using Amorsize.Shared;

namespace Amorsize.Build.Tests.TestFrameworks;

/// <summary>Assemblies with the names and the attributes of the frameworks, and suites that are compiled against them.</summary>
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
        public class ResourceLockAttribute(string name) : Attribute { public string Name => name; }
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
        public class SingleThreadedAttribute : Attribute;
        public enum LifeCycle { SingleInstance, InstancePerTestCase }
        public class FixtureLifeCycleAttribute(LifeCycle lifeCycle) : Attribute { public LifeCycle LifeCycle => lifeCycle; }
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
        public class ParallelGroupAttribute(string name) : Attribute { public string Name => name; }
        """;

    private static readonly string[] namespaces = ["Microsoft.VisualStudio.TestTools.UnitTesting", "NUnit.Framework", "TUnit.Core", "Xunit", "Xunit.v3"];

    private static readonly ConcurrentDictionary<string, byte[]> stubs = new();

    /// <summary>The suite of a class library that references a framework under the name of its assembly, and no other framework.</summary>
    public static TestSuite? Scan(string assembly, string source)
    {
        var usings = namespaces.Where(name => SourceOf(assembly).Contains($"namespace {name}", StringComparison.Ordinal)).Select(name => $"using {name};");
        var stub = stubs.GetOrAdd(assembly, static name => StubCompiler.Compile(name, SourceOf(name)));
        return SupportedFrameworks.Scanner.Scan(StubCompiler.Compile("MyApp.Tests", $"using System; {string.Join(' ', usings)} {source}", stub), _ => null);
    }

    private static string SourceOf(string assembly) => assembly switch
    {
        "xunit.core" or "xunit.v3.core" => Xunit,
        "nunit.framework" => NUnit,
        "TUnit.Core" => TUnit,
        _ => MSTest,
    };
}
