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

    public static MemoryStream Assembly(string source, OptimizationLevel optimization = OptimizationLevel.Release, string path = "Photos.cs")
    {
        var tree = CSharpSyntaxTree.ParseText(Usings + source, new CSharpParseOptions(LanguageVersion.Latest), path);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization, allowUnsafe: true, deterministic: true);
        var image = new MemoryStream();
        var result = CSharpCompilation.Create("MyApp", [tree], references, options).Emit(image);
        Assert.IsTrue(result.Success, string.Join(Environment.NewLine, result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return image;
    }

    public static IReadOnlyList<FlaggedWorkload> Scan(string source, OptimizationLevel optimization = OptimizationLevel.Release, string path = "Photos.cs")
    {
        using var assembly = Assembly(source, optimization, path);
        return WorkloadScanner.Scan(assembly);
    }
}
