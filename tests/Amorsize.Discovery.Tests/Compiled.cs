using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Amorsize.Discovery.Workloads;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Amorsize.Discovery.Tests;

/// <summary>Compiles C# in memory, with the references of this test program.</summary>
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

    /// <summary>The compiled source. Each source is compiled once for all tests, since compiling takes far longer than scanning.</summary>
    public static MemoryStream Assembly(string source, OptimizationLevel optimization = OptimizationLevel.Release, string path = "Photos.cs") =>
        new(images.GetOrAdd((source, optimization, path), _ => CompileOrLoad(source, optimization, path)), writable: false);

    /// <summary>The source compiled again without the deterministic option, so the bytes differ.</summary>
    public static MemoryStream Recompiled(string source, OptimizationLevel optimization) => new(Compile(source, optimization, "Photos.cs", deterministic: false));

    public static IReadOnlyList<WorkloadDescriptor> Scan(string source, OptimizationLevel optimization = OptimizationLevel.Release, string path = "Photos.cs")
    {
        using var assembly = Assembly(source, optimization, path);
        return WorkloadScanner.Scan(assembly);
    }

    // A mutation run starts many test hosts. They share compiled images through this directory.
    private static byte[] CompileOrLoad(string source, OptimizationLevel optimization, string path)
    {
        if (Environment.GetEnvironmentVariable("AMORSIZE_TEST_IMAGES") is not { Length: > 0 } directory)
            return Compile(source, optimization, path, deterministic: true);
        var file = Path.Combine(directory, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{optimization} {path} {source}"))));
        if (!File.Exists(file))
        {
            var temporary = Path.Combine(directory, Path.GetRandomFileName());
            File.WriteAllBytes(temporary, Compile(source, optimization, path, deterministic: true));
            File.Move(temporary, file, overwrite: true);
        }
        return File.ReadAllBytes(file);
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
