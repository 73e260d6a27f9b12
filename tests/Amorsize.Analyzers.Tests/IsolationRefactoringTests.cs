using Amorsize.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace Amorsize.Analyzers.Tests;

[TestClass]
public sealed class IsolationRefactoringTests
{
    private const string Frameworks = """
        namespace NUnit.Framework
        {
            public class TestAttribute : Attribute { }
            public class TestCaseSourceAttribute : Attribute { }
            public class TheoryAttribute : Attribute { }
            public class NonParallelizableAttribute : Attribute { }
        }
        namespace TUnit.Core { public class TestAttribute : Attribute { } public class NotInParallelAttribute : Attribute { } }
        namespace Xunit
        {
            public class FactAttribute : Attribute { }
            public class TheoryAttribute : FactAttribute { }
            public class CollectionAttribute(string name) : Attribute { public string Name => name; }
            public class CollectionDefinitionAttribute(string name) : Attribute { public string Name => name; public bool DisableParallelization { get; set; } }
        }
        """;

    [TestMethod]
    [DataRow("Microsoft.VisualStudio.TestTools.UnitTesting", "TestMethod", "[DoNotParallelize] public void Waits()")]
    [DataRow("NUnit.Framework", "Test", "[NonParallelizable] public void Waits()")]
    [DataRow("NUnit.Framework", "TestCaseSource", "[NonParallelizable] public void Waits()")]
    [DataRow("NUnit.Framework", "Theory", "[NonParallelizable] public void Waits()")]
    [DataRow("TUnit.Core", "Test", "[NotInParallel] public void Waits()")]
    [DataRow("Xunit", "Fact", "[Collection(\"Alone\")] public class Here")]
    [DataRow("Xunit", "Theory", "[Collection(\"Alone\")] public class Here")]
    public async Task Test_OfAFramework_GetsItsAttribute(string framework, string test, string expected)
    {
        var isolated = await IsolateAsync(Source(framework, $"[{test}] public void Wai|ts() {{ }}"));

        Assert.Contains(expected, string.Join(' ', isolated!.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));
        Assert.DoesNotContain("\r", isolated);
        Assert.HasCount(framework == "Xunit" ? 2 : 1, isolated.Split("[CollectionDefinition(\"Alone\", DisableParallelization = true)]"));
        Assert.IsEmpty(Diagnostics.Compile(isolated).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), isolated);
    }

    [TestMethod]
    public async Task Test_OfAnXunitClassWithTheCollection_DeclaresItOnce() => Assert.HasCount(
        2,
        (await IsolateAsync(Source("Xunit", "[Fact] public void Wai|ts() { }", "[CollectionDefinition(\"Alone\", DisableParallelization = true)] public class Together { }")))!.Split("CollectionDefinition(\"Alone\""));

    [TestMethod]
    public async Task Test_OfAnXunitClassBesideAnotherClassOfThatName_DeclaresTheCollection()
    {
        var isolated = (await IsolateAsync(Source("Xunit", "[Fact] public void Wai|ts() { }", "public class Alone { }")))!;

        Assert.Contains("[CollectionDefinition(\"Alone\", DisableParallelization = true)]", isolated);
        Assert.Contains("class Alone2", isolated);
        Assert.IsEmpty(Diagnostics.Compile(isolated).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), isolated);
    }

    [TestMethod]
    [DataRow("public void Wai|ts() { }")]
    [DataRow("[TestMethod, DoNotParallelize] public void Wai|ts() { }")]
    [DataRow("[TestMethod] public void Waits() { Console.Wri|te(1); }")]
    public async Task Method_NothingToIsolate_IsNotOffered(string method) => Assert.IsNull(await IsolateAsync(Source("Microsoft.VisualStudio.TestTools.UnitTesting", method)));

    private static string Source(string framework, string method, string more = "") => Editor.WithUsings($$"""
        using {{framework}};

        public class Here { {{method}} }
        {{more}}
        {{Frameworks}}
        """);

    private static async Task<string?> IsolateAsync(string marked)
    {
        var cursor = marked.IndexOf('|', StringComparison.Ordinal);
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Tested", "Tested", LanguageNames.CSharp, metadataReferences: Editor.References))
            .AddDocument("Tests.cs", SourceText.From(marked.Remove(cursor, 1)));
        CodeAction? offered = null;
        await new IsolationRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(cursor, 0), action => offered = action, CancellationToken.None));
        if (offered is null)
            return null;
        var operation = (ApplyChangesOperation)(await offered.GetOperationsAsync(CancellationToken.None)).Single();
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
