using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amorsize.Analyzers.Flags;

/// <summary>The places in the source of a flag and of its method that a mistake can point to.</summary>
internal sealed class FlagSyntax(AttributeSyntax attribute, SyntaxNode declaration)
{
    /// <summary>The name that the flag gives, or else the flag.</summary>
    public Location Name => (attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null)?.Expression ?? (SyntaxNode)attribute).GetLocation();

    /// <summary>The identifier of the method, or the arrow of a lambda.</summary>
    public Location Method => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
        LambdaExpressionSyntax lambda => lambda.ArrowToken.GetLocation(),
        _ => declaration.GetLocation(),
    };

    /// <summary>The type that the method returns.</summary>
    public Location Result => declaration switch
    {
        MethodDeclarationSyntax method => method.ReturnType.GetLocation(),
        LocalFunctionStatementSyntax function => function.ReturnType.GetLocation(),
        _ => Method,
    };

    /// <summary>The value of a property of the flag, or else the flag.</summary>
    public Location Property(string name) =>
        (attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression ?? (SyntaxNode)attribute).GetLocation();

    /// <summary>A parameter of the method, by its position.</summary>
    public Location Parameter(int position) => declaration.ChildNodes().OfType<ParameterListSyntax>().First().Parameters[position].GetLocation();

    /// <summary>The local functions of a name in the flagged method's type, as far as this file declares it.</summary>
    public IEnumerable<LocalFunctionStatementSyntax> LocalFunctions(string name) =>
        from function in (declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? declaration.SyntaxTree.GetRoot()).DescendantNodes().OfType<LocalFunctionStatementSyntax>()
        where function.Identifier.ValueText == name
        select function;

    /// <summary>Whether the text of the attribute is that of the flag, with or without its namespace and suffix.</summary>
    public static bool MayBeFlag(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax alias => alias.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        return name?.Identifier.ValueText is "Workload" or "WorkloadAttribute";
    }
}
