using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Amorsize.Discovery.Metadata;
using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.TestSuites;

/// <summary>Finds the tests of an assembly by reading it; nothing of it is loaded or run.</summary>
internal static class TestSuiteScanner
{
    // Part of every fingerprint: to be changed with the way in which one is made.
    private const string FingerprintVersion = "amorsize-suite-2";

    /// <summary>The suite; null where the assembly has no tests of one of the frameworks.</summary>
    /// <param name="assembly">The assembly's bytes.</param>
    /// <param name="referenced">Those of an assembly that it references, by its simple name; null for one that is not at hand.</param>
    /// <exception cref="BadImageFormatException">It is no managed assembly.</exception>
    public static TestSuite? Scan(byte[] assembly, Func<string, byte[]?> referenced)
    {
        using var image = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly));
        using var baseClasses = new BaseClasses(referenced);
        try
        {
            if (!image.HasMetadata)
                throw new BadImageFormatException("The file is not a managed assembly");
            return Scan(new(image.GetMetadataReader()), baseClasses);
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
        // Who inherits tests, and from whom: those of another assembly may change by themselves.
        foreach (var heir in suite.Classes.Where(type => !type.IsAbstract))
        {
            foreach (var ancestor in baseClasses.Of(heir).Where(ancestor => ancestor.IsOfConsequence))
            {
                classes.Add(ancestor);
                lines.Add($"{heir.Name} : {ancestor.Name}");
            }
        }
        lines.AddRange(classes.Where(type => type.Parallelism.Length > 0).Select(type => type.Name + type.Parallelism));
        lines.AddRange(classes.SelectMany(type => type.Tests, (type, test) => $"{type.Name}.{test}"));
        lines.Sort(StringComparer.Ordinal);

        var methods = classes.Sum(type => type.Tests.Count);
        // A class that inherits all its tests needs no framework itself.
        if (methods == 0 || (suite.Framework ?? classes.Select(type => type.Assembly.Framework).FirstOrDefault(framework => framework is not null)) is not { } framework)
            return null;
        var declared = classes.Select(type => type.DeclaredScope).Aggregate(DeclaredSettings.Wider);
        var ofAssembly = suite.Reader.GetAssemblyDefinition().GetCustomAttributes();
        var text = string.Join('\n', [FingerprintVersion, framework.Name.ToString(), TestClass.ParallelismOf(suite.Reader, ofAssembly), .. lines]);
        return DeclaredSettings.Read(suite.Reader, ofAssembly, new()
        {
            Framework = framework.Name,
            FrameworkMajor = framework.Major,
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Methods = methods,
            IsDeclaredParallel = declared is not null,
            DeclaredScope = declared ?? TestScope.Classes,
        });
    }
}
