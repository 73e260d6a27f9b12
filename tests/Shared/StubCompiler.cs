using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Amorsize.Shared;

/// <summary>Compiles small assemblies in memory.</summary>
internal static class StubCompiler
{
    private static readonly MetadataReference runtime = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);

    /// <summary>A class library as bytes.</summary>
    /// <param name="name">Simple name of the assembly.</param>
    /// <param name="source">C# source.</param>
    /// <param name="references">Libraries that it may use, beside the runtime.</param>
    public static byte[] Compile(string name, string source, params byte[][] references)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest));
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(
            name,
            [tree],
            [runtime, .. references.Select(reference => MetadataReference.CreateFromImage(reference))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        Assert.IsTrue(result.Success, string.Join(Environment.NewLine, result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }
}
