using System.Composition;
using System.Globalization;
using Amorsize.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Amorsize.Analyzers.CodeFixes;

/// <summary>Offers to keep the test at the cursor apart from others, by the attribute that AMZ5001 names. The build finds such tests, so no analyzer reports them.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(IsolationRefactoring))]
[Shared]
public sealed class IsolationRefactoring : CodeRefactoringProvider
{
    // xUnit isolates classes, in a collection that is declared once.
    private const string Collection = "Alone";
    private const string CollectionAttribute = "Collection(\"" + Collection + "\")";
    private const string CollectionDefinition = "Xunit.CollectionDefinitionAttribute";
    private const string CollectionDeclaration = "[CollectionDefinition(\"" + Collection + "\", DisableParallelization = true)] public class {0} {{ }}";

    // The isolating attribute of a framework, by the attribute of its tests.
    private static readonly Dictionary<string, string> isolating = new(StringComparer.Ordinal)
    {
        ["Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute"] = "DoNotParallelize",
        ["NUnit.Framework.TestAttribute"] = "NonParallelizable",
        ["NUnit.Framework.TestCaseAttribute"] = "NonParallelizable",
        ["NUnit.Framework.TestCaseSourceAttribute"] = "NonParallelizable",
        ["NUnit.Framework.TheoryAttribute"] = "NonParallelizable",
        ["TUnit.Core.TestAttribute"] = "NotInParallel",
        ["Xunit.FactAttribute"] = CollectionAttribute,
    };

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || context.Span.Start > method.ParameterList.Span.End
            || model is null || KnownTypes.Of(model.Compilation) is null || model.GetDeclaredSymbol(method, context.CancellationToken) is not { } test
            || test.GetAttributes().Select(IsolatingFor).FirstOrDefault(found => found is not null) is not { } attribute)
            return;
        var (declaration, isolated) = attribute == CollectionAttribute ? (method.Parent!, (ISymbol)test.ContainingType) : (method, test);
        var name = SyntaxFactory.ParseName(attribute.Split('(')[0]);
        if (isolated.GetAttributes().Any(one => one.AttributeClass?.Name == name + "Attribute"))
            return;
        context.RegisterRefactoring(CodeAction.Create($"Keep this test apart ([{attribute}])", IsolateAsync, nameof(IsolationRefactoring)));

        async Task<Document> IsolateAsync(CancellationToken token)
        {
            var editor = await DocumentEditor.CreateAsync(document, token).ConfigureAwait(false);
            editor.AddAttribute(declaration, SyntaxFactory.Attribute(name, SyntaxFactory.ParseAttributeArgumentList(attribute[name.ToString().Length..])));
            if (attribute == CollectionAttribute && !DefinesCollection(model.Compilation.Assembly.GlobalNamespace))
                editor.InsertAfter(declaration, SyntaxFactory.ParseMemberDeclaration(string.Format(CultureInfo.InvariantCulture, CollectionDeclaration, FreeName(model.Compilation, token)))!.WithLeadingTrivia(LineEnd.Of(root)).WithAdditionalAnnotations(Formatter.Annotation));
            return editor.GetChangedDocument();
        }
    }

    private static bool DefinesCollection(INamespaceOrTypeSymbol scope) => scope.GetMembers().OfType<INamespaceOrTypeSymbol>().Any(one => DefinesCollection(one)
        || one.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == CollectionDefinition && attribute.ConstructorArguments is [{ Value: Collection }, ..]));

    // A class that is named like the collection may have nothing to do with it.
    private static string FreeName(Compilation compilation, CancellationToken token)
    {
        var name = Collection;
        for (var number = 2; compilation.ContainsSymbolsWithName(name, SymbolFilter.Type, token); number++)
            name = Collection + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }

    // A test attribute may derive from that of the framework, as [Theory] does.
    private static string? IsolatingFor(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (isolating.TryGetValue(type.ToDisplayString(), out var found))
                return found;
        }
        return null;
    }
}
