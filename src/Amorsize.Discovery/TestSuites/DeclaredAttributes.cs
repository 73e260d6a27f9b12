using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;
using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.TestSuites;

/// <summary>What the attributes of an assembly say about running its tests in parallel.</summary>
internal static class DeclaredSettings
{
    private const string MSTest = "Microsoft.VisualStudio.TestTools.UnitTesting";
    private const string Xunit = "Xunit";
    private const string XunitV3 = "Xunit.v3";
    private const string NUnit = "NUnit.Framework";
    private const string TUnit = "TUnit.Core";

    // ParallelScope.None and ParallelScope.Children of NUnit; ExecutionScope.MethodLevel of MSTest.
    private const int NoScope = 2;
    private const int ScopeOfChildren = 256;
    private const int MethodLevel = 1;

    /// <summary>What the attributes of a class or of a method allow to run beside others where the runner by itself would not; null: nothing.</summary>
    public static TestScope? ScopeOf(MetadataReader reader, CustomAttributeHandleCollection attributes) => Attributes.OfType(reader, attributes, NUnit, "ParallelizableAttribute")
        .Select(parallelizable => NamedArguments.FirstOf(reader, parallelizable))
        .Where(scope => scope != NoScope)
        .Select(scope => (TestScope?)OfNUnit(scope ?? 0))
        .FirstOrDefault();

    /// <summary>The scope that allows more.</summary>
    public static TestScope? Wider(TestScope? one, TestScope? other) => one is null || other > one ? other : one;

    private static TestScope OfNUnit(int scope) => (scope & ScopeOfChildren) != 0 ? TestScope.Methods : TestScope.Classes;

    /// <summary>The suite with what they say.</summary>
    public static TestSuite Read(MetadataReader reader, CustomAttributeHandleCollection attributes, TestSuite suite)
    {
        return suite.Framework switch
        {
            TestFramework.MSTest when Find(MSTest, "DoNotParallelizeAttribute") is not null => Own("[assembly: DoNotParallelize] says that its tests must not run beside each other"),
            TestFramework.MSTest when Find(MSTest, "ParallelizeAttribute") is { } parallelize => ReadMSTest(NamedArguments.Of(reader, parallelize)),
            TestFramework.XunitV2 or TestFramework.XunitV3 when Find(Xunit, "CollectionBehaviorAttribute") is { } behavior && NamedArguments.AreGiven(reader, behavior) => Own("[assembly: CollectionBehavior] has settings of the project's own"),
            TestFramework.XunitV3 when Find(XunitV3, "ParallelizationAttribute") is not null => Own("[assembly: Parallelization] has settings of the project's own"),
            TestFramework.NUnit when Find(NUnit, "NonParallelizableAttribute") is not null => Own("[assembly: NonParallelizable] says that its tests must not run beside each other"),
            TestFramework.NUnit when Find(NUnit, "LevelOfParallelismAttribute") is not null => Own("[assembly: LevelOfParallelism] is a setting of the project's own"),
            TestFramework.NUnit => ReadNUnit(Find(NUnit, "ParallelizableAttribute") is { } parallelizable ? NamedArguments.FirstOf(reader, parallelizable) ?? 0 : null),
            TestFramework.TUnit when Find(TUnit, "NotInParallelAttribute") is not null => Own("[assembly: NotInParallel] says that its tests must not run beside each other"),
            TestFramework.TUnit when Find(TUnit, "ParallelLimiterAttribute`1") is not null => Own("[assembly: ParallelLimiter] is a setting of the project's own"),
            TestFramework.TUnit => suite with { IsDeclaredParallel = true, DeclaredScope = TestScope.Methods },
            TestFramework.XunitV2 or TestFramework.XunitV3 => suite with { IsDeclaredParallel = true },
            _ => suite,
        };

        CustomAttribute? Find(string @namespace, string name) => Attributes.OfType(reader, attributes, @namespace, name).Select(attribute => (CustomAttribute?)attribute).FirstOrDefault();

        TestSuite Own(string reason) => suite with { OwnSetting = reason };

        TestSuite ReadMSTest(IReadOnlyDictionary<string, int> parallelize) => parallelize.GetValueOrDefault("Workers") > 0
            ? Own("[assembly: Parallelize(Workers = …)] is a setting of the project's own")
            : suite with { IsDeclaredParallel = true, DeclaredScope = parallelize.GetValueOrDefault("Scope") == MethodLevel ? TestScope.Methods : TestScope.Classes };

        TestSuite ReadNUnit(int? scope) => scope switch
        {
            NoScope => Own("[assembly: Parallelizable(ParallelScope.None)] says that its tests must not run beside each other"),
            null when !suite.IsDeclaredParallel => Own("NUnit runs beside each other only what [Parallelizable] allows, and nothing has it: add [assembly: Parallelizable(ParallelScope.Fixtures)]"),
            null => suite,
            { } declared => suite with { IsDeclaredParallel = true, DeclaredScope = Wider(OfNUnit(declared), suite.IsDeclaredParallel ? suite.DeclaredScope : null)!.Value },
        };
    }
}
