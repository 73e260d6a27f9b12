using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Amorsize.Analyzers.Tests;

/// <summary>Runs the analyzers and fixes on source text that uses the package.</summary>
internal static class Editor
{
    /// <summary>The assemblies of this process, so that no test needs a package from the network.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsOfUserPrograms).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Asserts that the analyzer reports exactly the marked places: <c>{|AMZ6001:text|}</c>.</summary>
    /// <param name="source">The marked source.</param>
    /// <param name="messages">The messages in the order of the places; none: they are not compared.</param>
    public static async Task ReportsAsync<TAnalyzer>(string source, params string[] messages)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = Prepare(new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { TestCode = WithUsings(source) });
        await test.RunAsync();
        if (messages.Length > 0)
            Assert.AreSequenceEqual(messages, await Diagnostics.MessagesAsync<TAnalyzer>(WithoutMarks(WithUsings(source))));
    }

    /// <summary>Asserts that the fix turns the marked source into the other one.</summary>
    public static Task FixesAsync<TAnalyzer, TFix>(string source, string expected)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        Prepare(new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
        {
            TestCode = WithUsings(source),
            FixedCode = WithUsings(expected),
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }).RunAsync();

    public static string WithUsings(string source) =>
        $"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Amorsize;

        {source.ReplaceLineEndings("\n")}
        """.ReplaceLineEndings("\n");

    /// <summary>The source without the marks of expected diagnostics.</summary>
    public static string WithoutMarks(string source)
    {
        TestFileMarkupParser.GetSpans(source, out var plain, out ImmutableArray<TextSpan> _);
        return plain;
    }

    private static T Prepare<T>(T test)
        where T : AnalyzerTest<DefaultVerifier>
    {
        test.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        test.TestState.AdditionalReferences.AddRange(References);
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        return test;
    }

    private static bool IsOfUserPrograms(string path) => Path.GetFileName(path) is "Amorsize.dll"
        || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
        || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll" or "MSTest.TestFramework.dll";
}
