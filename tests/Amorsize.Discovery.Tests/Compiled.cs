using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;
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

    /// <summary>An assembly of several, compiled against others. Each is compiled once for all tests.</summary>
    /// <param name="name">Simple name of the assembly.</param>
    /// <param name="source">C# source.</param>
    /// <param name="resources">Embedded resources, by name.</param>
    /// <param name="libraries">The assemblies that it may use.</param>
    public static byte[] Library(string name, string source, IReadOnlyDictionary<string, string> resources, params byte[][] libraries)
    {
        var key = $"{source}\n{string.Join('\n', resources)}\n{string.Join(' ', libraries.Select(library => Checksum.Of(library)))}";
        return images.GetOrAdd((key, OptimizationLevel.Release, name), _ => Compile(source, OptimizationLevel.Release, name + ".cs", deterministic: true, name, resources, libraries));
    }

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

    private static byte[] Compile(
        string source, OptimizationLevel optimization, string path, bool deterministic, string name = "MyApp", IReadOnlyDictionary<string, string>? resources = null, params byte[][] libraries)
    {
        var tree = CSharpSyntaxTree.ParseText(Usings + source, new CSharpParseOptions(LanguageVersion.Latest), path);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization, allowUnsafe: true, deterministic: deterministic);
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(name, [tree], [.. references, .. libraries.Select(library => MetadataReference.CreateFromImage(library))], options)
            .Emit(image, manifestResources: resources?.Select(resource => new ResourceDescription(resource.Key, () => new MemoryStream(Encoding.UTF8.GetBytes(resource.Value)), isPublic: true)));
        Assert.IsTrue(result.Success, string.Join(Environment.NewLine, result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }
}
