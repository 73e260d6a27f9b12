using System.Collections.Concurrent;
using Amorsize.Caching.Flags;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Amorsize.Caching.Tests.Flags;

/// <summary>C# compiled in memory, against everything that this test program itself references.</summary>
internal static class Compiled
{
    private const string Usings = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Amorsize;
        using Microsoft.VisualStudio.TestTools.UnitTesting;

        """;

    private static readonly MetadataReference[] references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))];

    private static readonly ConcurrentDictionary<(string Source, OptimizationLevel Optimization, string Path), byte[]> images = new();

    /// <summary>Compiled once for all who ask, as to compile takes far longer than to scan, and a mutation run scans the same for every mutant.</summary>
    public static MemoryStream Assembly(string source, OptimizationLevel optimization = OptimizationLevel.Release, string path = "Photos.cs") =>
        new(images.GetOrAdd((source, optimization, path), _ => Compile(source, optimization, path, deterministic: true)), writable: false);

    /// <summary>The same compiled once more, as a compiler does that is not asked for the same bytes.</summary>
    public static MemoryStream Recompiled(string source, OptimizationLevel optimization) => new(Compile(source, optimization, "Photos.cs", deterministic: false));

    public static IReadOnlyList<FlaggedWorkload> Scan(string source, OptimizationLevel optimization = OptimizationLevel.Release, string path = "Photos.cs")
    {
        using var assembly = Assembly(source, optimization, path);
        return WorkloadScanner.Scan(assembly);
    }

    private static byte[] Compile(string source, OptimizationLevel optimization, string path, bool deterministic)
    {
        var tree = CSharpSyntaxTree.ParseText(Usings + source, new CSharpParseOptions(LanguageVersion.Latest), path);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization, allowUnsafe: true, deterministic: deterministic);
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create("MyApp", [tree], references, options).Emit(image);
        Assert.IsTrue(result.Success, string.Join(Environment.NewLine, result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }
}
