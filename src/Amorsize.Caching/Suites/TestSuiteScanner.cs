using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Amorsize.Caching.Flags;
using Amorsize.Tuning.Suites;

namespace Amorsize.Caching.Suites;

/// <summary>Finds the tests of an assembly by reading it; nothing of it is loaded or run.</summary>
internal static class TestSuiteScanner
{
    // Part of every fingerprint: to be changed with the way in which one is made.
    private const string FingerprintVersion = "amorsize-suite-1";

    // By their ends, so that attributes which others derive from these count too, wherever they are from.
    private static readonly string[] OfTests = ["TestMethodAttribute", "FactAttribute", "TheoryAttribute", "TestAttribute", "TestCaseAttribute", "TestCaseSourceAttribute"];
    private static readonly string[] OfRows = ["DataRowAttribute", "InlineDataAttribute", "TestCaseAttribute", "ArgumentsAttribute"];
    private static readonly string[] OfParallelism =
    [
        "DoNotParallelizeAttribute", "ParallelizeAttribute", "ResourceLockAttribute", "CollectionAttribute", "CollectionDefinitionAttribute", "CollectionBehaviorAttribute",
        "ParallelizationAttribute", "ParallelizableAttribute", "NonParallelizableAttribute", "LevelOfParallelismAttribute", "SingleThreadedAttribute", "FixtureLifeCycleAttribute",
        "NotInParallelAttribute", "ParallelGroupAttribute", "ParallelLimiterAttribute",
    ];

    /// <summary>The suite of an assembly; null where it references none of the frameworks, or has no tests. What it inherits from lies beside it.</summary>
    /// <param name="path">The assembly's path.</param>
    /// <exception cref="BadImageFormatException">It is no managed assembly.</exception>
    public static TestSuite? Scan(string path)
    {
        return Scan(File.ReadAllBytes(path), Beside);

        byte[]? Beside(string name) => Path.Combine(Path.GetDirectoryName(path)!, name + ".dll") is var file && File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    /// <summary>The suite; null where the assembly references none of the frameworks, or has no tests.</summary>
    /// <param name="assembly">The assembly's bytes.</param>
    /// <param name="referenced">Those of an assembly that it references, by its simple name; null for one that is not at hand.</param>
    /// <exception cref="BadImageFormatException">It is no managed assembly.</exception>
    public static TestSuite? Scan(byte[] assembly, Func<string, byte[]?> referenced)
    {
        using var image = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly));
        using var baseTypes = new BaseTypes(referenced);
        try
        {
            if (!image.HasMetadata)
                throw new BadImageFormatException("The file is not a managed assembly");
            var reader = image.GetMetadataReader();
            return FrameworkOf(reader) is { } framework ? Scan(reader, baseTypes, framework.Framework, framework.Major) : null;
        }
        catch (Exception e) when (e is not BadImageFormatException && Malformed.Says(e))
        {
            throw new BadImageFormatException("The file's metadata cannot be read", e);
        }
    }

    private static TestSuite? Scan(MetadataReader reader, BaseTypes baseTypes, TestFramework framework, int major)
    {
        var lines = new List<string>();
        var withTests = new HashSet<TypeDefinitionHandle>();
        TestScope? declared = null;
        var methods = 0;
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            var name = FullNames.Of(reader, handle);
            declared = DeclaredSettings.Wider(declared, DeclaredSettings.ScopeOf(reader, type.GetCustomAttributes()));
            // Of each class: those that inherit all their tests, and those that only define a collection, have a say too.
            if (Parallelism(reader, type.GetCustomAttributes()) is { Length: > 0 } ofType)
                lines.Add(name + ofType);
            foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
            {
                if (TestOf(reader, method) is not { } test)
                    continue;
                methods++;
                withTests.Add(handle);
                if (DeclaredSettings.ScopeOf(reader, method.GetCustomAttributes()) is not null)
                    declared = TestScope.Methods;
                lines.Add($"{name}.{test}");
            }
        }
        var fromElsewhere = Inherited(reader, baseTypes).ToList();
        methods += fromElsewhere.Count;
        if (methods == 0)
            return null;
        lines.AddRange(fromElsewhere);
        lines.AddRange(Heirs(reader, baseTypes, withTests));
        lines.Sort(StringComparer.Ordinal);
        var ofAssembly = reader.GetAssemblyDefinition().GetCustomAttributes();
        var text = string.Join('\n', [FingerprintVersion, framework.ToString(), Parallelism(reader, ofAssembly), .. lines]);
        return DeclaredSettings.Read(reader, ofAssembly, new()
        {
            Framework = framework,
            FrameworkMajor = major,
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Methods = methods,
            IsDeclaredParallel = declared is not null,
            DeclaredScope = declared ?? TestScope.Classes,
        });
    }

    private static (TestFramework Framework, int Major)? FrameworkOf(MetadataReader reader)
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

    // Tests that a class has from another of the same assembly.
    private static IEnumerable<string> Heirs(MetadataReader reader, BaseTypes baseTypes, HashSet<TypeDefinitionHandle> withTests) =>
        from heir in Concrete(reader)
        from ancestor in baseTypes.Of(reader, heir)
        where ancestor.Reader == reader && withTests.Contains(ancestor.Type)
        select $"{FullNames.Of(reader, heir)} : {FullNames.Of(reader, ancestor.Type)}";

    // Tests that a class has from one of another assembly, which may change by itself.
    private static IEnumerable<string> Inherited(MetadataReader reader, BaseTypes baseTypes) =>
        from heir in Concrete(reader)
        from ancestor in baseTypes.Of(reader, heir)
        where ancestor.Reader != reader
        let type = ancestor.Reader.GetTypeDefinition(ancestor.Type)
        from method in type.GetMethods()
        let test = TestOf(ancestor.Reader, ancestor.Reader.GetMethodDefinition(method))
        where test is not null
        select $"{FullNames.Of(reader, heir)} : {FullNames.Of(ancestor.Reader, ancestor.Type)}{Parallelism(ancestor.Reader, type.GetCustomAttributes())}.{test}";

    private static IEnumerable<TypeDefinitionHandle> Concrete(MetadataReader reader) =>
        reader.TypeDefinitions.Where(type => (reader.GetTypeDefinition(type).Attributes & TypeAttributes.Abstract) == 0);

    // Its name, rows and attributes about parallelism; null for a method that is no test.
    private static string? TestOf(MetadataReader reader, MethodDefinition method)
    {
        var names = Names(reader, method.GetCustomAttributes()).ToList();
        return names.Exists(attribute => IsOneOf(OfTests, attribute))
            ? string.Create(CultureInfo.InvariantCulture, $"{reader.GetString(method.Name)} {names.Count(attribute => IsOneOf(OfRows, attribute))}{Parallelism(reader, method.GetCustomAttributes())}")
            : null;
    }

    // With their arguments, as the bytes that they are.
    private static string Parallelism(MetadataReader reader, CustomAttributeHandleCollection attributes) => string.Concat(
        from handle in attributes
        let attribute = reader.GetCustomAttribute(handle)
        let name = Name(reader, attribute)
        where Array.IndexOf(OfParallelism, name) >= 0
        orderby name
        select $" [{name}{TypeArguments(reader, attribute)} {Convert.ToHexString(reader.GetBlobBytes(attribute.Value))}]");

    private static string TypeArguments(MetadataReader reader, CustomAttribute attribute) => Attributes.TypeOf(reader, attribute) is { Kind: HandleKind.TypeSpecification } type
        ? reader.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(FullNames.Instance, null)
        : "";

    private static IEnumerable<string> Names(MetadataReader reader, CustomAttributeHandleCollection attributes) =>
        attributes.Select(handle => Name(reader, reader.GetCustomAttribute(handle)));

    // Of a generic one as of the others: TestCaseAttribute`1 is a TestCaseAttribute.
    private static string Name(MetadataReader reader, CustomAttribute attribute) =>
        Attributes.NameOf(reader, attribute).Name is { IsNil: false } name ? reader.GetString(name).Split('`')[0] : "";

    private static bool IsOneOf(string[] ends, string attribute) => Array.Exists(ends, end => attribute.EndsWith(end, StringComparison.Ordinal));
}
