using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Amorsize.Discovery.Metadata;
using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.TestSuites;

/// <summary>Finds the tests of an assembly by reading its metadata, without loading or running its code.</summary>
/// <param name="metadata">The test frameworks to look for.</param>
internal sealed class TestSuiteScanner(IReadOnlyList<ITestFrameworkMetadata> metadata)
{
    // Hashed into each fingerprint. Change it when the computation of fingerprints changes, so that all stored results become stale.
    private const string FingerprintVersion = "amorsize-suite-2";

    private readonly KnownFrameworks frameworks = new(metadata);

    // Module version IDs of the assemblies with the frameworks' rules. These may be other assemblies than that of this scanner.
    private readonly string version = string.Join(' ', metadata.Select(framework => framework.GetType().Module.ModuleVersionId.ToString("N")).Distinct());

    /// <summary>Whether a stored scan is still valid: this scanner would find the same in the same assemblies.</summary>
    public bool IsCurrent(SuiteScan scan) => scan.Frameworks == version && (scan.Suite is not { } suite || metadata.Any(framework => framework.Name == suite.Framework));

    /// <summary>A scan in the form that is stored, with the versions that <see cref="IsCurrent"/> compares.</summary>
    public SuiteScan ToRemember(TestSuite? suite, IReadOnlyList<(string Name, string? Checksum)> baseAssemblies) => new(suite, baseAssemblies, version);

    /// <summary>Full names of the classes whose tests a runner finds, such as <c>Ns.Outer+Inner</c>, in alphabetical order.</summary>
    /// <param name="assembly">The assembly's bytes.</param>
    /// <param name="referenced">Reads a referenced assembly by its simple name; returns null if it is not in the tests' directory.</param>
    /// <exception cref="BadImageFormatException">The bytes are not a managed assembly.</exception>
    public IReadOnlyList<string> ClassesOf(byte[] assembly, Func<string, byte[]?> referenced) => Read<IReadOnlyList<string>>(assembly, referenced, (suite, baseClasses) =>
        [.. suite.Classes.Where(type => !type.IsAbstract && baseClasses.Of(type).Prepend(type).Any(one => one.Tests.Count > 0)).Select(type => type.Name).Order(StringComparer.Ordinal)]);

    /// <summary>The suite of an assembly; null if it has no tests of a known framework.</summary>
    /// <param name="assembly">The assembly's bytes.</param>
    /// <param name="referenced">Reads a referenced assembly by its simple name; returns null if it is not in the tests' directory.</param>
    /// <exception cref="BadImageFormatException">The bytes are not a managed assembly.</exception>
    public TestSuite? Scan(byte[] assembly, Func<string, byte[]?> referenced) => Read(assembly, referenced, Scan);

    private T Read<T>(byte[] assembly, Func<string, byte[]?> referenced, Func<TestAssembly, BaseClasses, T> read)
    {
        using var image = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly));
        using var baseClasses = new BaseClasses(frameworks, referenced);
        try
        {
            if (!image.HasMetadata)
                throw new BadImageFormatException("The file is not a managed assembly");
            return read(new(image.GetMetadataReader(), frameworks), baseClasses);
        }
        catch (Exception e) when (e is not BadImageFormatException && Malformed.Says(e))
        {
            throw new BadImageFormatException("The file's metadata cannot be read", e);
        }
    }

    private static TestSuite? Scan(TestAssembly suite, BaseClasses baseClasses)
    {
        var classes = suite.Classes.ToHashSet();
        var lines = new List<string>();
        // The fingerprint covers inherited tests too: base classes in another assembly may change while this assembly does not.
        foreach (var derived in suite.Classes.Where(type => !type.IsAbstract))
        {
            foreach (var ancestor in baseClasses.Of(derived).Where(ancestor => ancestor.AffectsDerivedClasses))
            {
                classes.Add(ancestor);
                lines.Add($"{derived.Name} : {ancestor.Name}");
            }
        }
        lines.AddRange(classes.Where(type => type.Parallelism.Length > 0).Select(type => type.Name + type.Parallelism));
        lines.AddRange(classes.SelectMany(type => type.Tests, (type, test) => $"{type.Name}.{test}"));
        lines.Sort(StringComparer.Ordinal);

        var methods = classes.Sum(type => type.Tests.Count);
        // An assembly that inherits all its tests may not reference the framework itself, but the assemblies of its base classes do.
        if (methods == 0 || (suite.Framework ?? classes.Select(type => type.Assembly.Framework).FirstOrDefault(framework => framework is not null)) is not { } found)
            return null;
        var declared = classes.Max(type => type.DeclaredScope);
        var attributes = suite.Reader.GetAssemblyDefinition().GetCustomAttributes();
        var text = string.Join('\n', [FingerprintVersion, found.Framework.Name, TestClass.ParallelismOf(suite, attributes), .. lines]);
        return found.Framework.WithDeclarations(
            new()
            {
                Framework = found.Framework.Name,
                FrameworkMajor = found.Major,
                Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
                Methods = methods,
                IsDeclaredParallel = declared is not null,
                DeclaredScope = declared ?? TestScope.Classes,
            },
            new(suite.Reader, attributes));
    }
}
