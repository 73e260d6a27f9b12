using Amorsize.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Amorsize.Analyzers.Calls;

/// <summary>Finds calls of <c>TunedSettings</c>, and the workload name in a call of <c>For</c>.</summary>
internal static class SettingsCall
{
    /// <summary>Registers an action for each call of a method of <c>TunedSettings</c>.</summary>
    public static void Register(CompilationStartAnalysisContext start, KnownTypes types, Action<SemanticModelAnalysisContext, IInvocationOperation> check)
    {
        var methods = new HashSet<string>(types.TunedSettings.GetMembers().OfType<IMethodSymbol>().Select(method => method.Name), StringComparer.Ordinal);
        start.RegisterSemanticModelAction(context =>
        {
            // One search of a file's text is the only cost for most files. An action for each call would bind all calls of the compilation. An alias or a static
            // using in another file is not followed.
            var tree = context.SemanticModel.SyntaxTree;
            if (!tree.Mentions(types.TunedSettings.Name, context.CancellationToken))
                return;
            foreach (var call in tree.GetRoot(context.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (methods.Contains(NameOf(call))
                    && context.SemanticModel.GetOperation(call, context.CancellationToken) is IInvocationOperation operation && types.IsSettings(operation.TargetMethod.ContainingType))
                {
                    check(context, operation);
                }
            }
        });
    }

    /// <summary>The constant name that the call gives; <see langword="null"/> for other calls, and where the name or the assembly is known only at run time.</summary>
    public static IOperation? Name(IInvocationOperation call, KnownTypes types)
    {
        if (call.TargetMethod is not { Name: "For", IsStatic: true } method || !types.IsSettings(method.ContainingType))
            return null;
        // Settings of an explicitly given assembly may belong to a plug-in that this compilation does not reference.
        if (call.Arguments.Any(argument => argument.Parameter?.Type.Name == "Assembly"))
            return null;
        var name = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;
        return name is { ConstantValue: { HasValue: true, Value: string } } ? name : null;
    }

    /// <summary>The workload name of the settings that a loop uses; <see langword="null"/> where the source does not show it.</summary>
    /// <param name="settings">The instance on which the loop is called: a call of <c>For</c>, or a variable that is initialised with one.</param>
    /// <param name="types">The types that the rules are about.</param>
    public static string? NameOf(IOperation? settings, KnownTypes types) => settings switch
    {
        IInvocationOperation call => Name(call, types)?.ConstantValue.Value as string,
        ILocalReferenceOperation local => NameOf(Initializer(local.Local, local), types),
        IFieldReferenceOperation { Field.IsReadOnly: true } field => NameOf(Initializer(field.Field, field), types),
        _ => null,
    };

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    // A variable of another file is not followed, because an analyzer has the semantic model of this file only.
    private static IOperation? Initializer(ISymbol variable, IOperation use) =>
        variable.DeclaringSyntaxReferences is [var reference] && reference.SyntaxTree == use.Syntax.SyntaxTree && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }
            ? use.SemanticModel?.GetOperation(value)
            : null;
}
