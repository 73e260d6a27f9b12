using Amorsize.Analyzers.Symbols;
using Amorsize.Discovery.Workloads;
using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Flags;

/// <summary>The rules for a flagged method, in the order in which the build checks them, so that both report the same mistake.</summary>
internal sealed class FlagRules(KnownTypes types, WorkloadIndex index, SemanticModel model, FlaggedMethod flagged)
{
    private const string TestAttributes = "Microsoft.VisualStudio.TestTools.UnitTesting";

    private readonly IMethodSymbol method = flagged.Method;
    private readonly AttributeData flag = flagged.Flag;

    private bool HasRows => method.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: "DataRowAttribute" or "DynamicDataAttribute" } type && type.ContainingNamespace.ToDisplayString() == TestAttributes);

    private bool IsJob => method.Parameters is [var only] && types.IsSettings(only.Type);

    public Mistake? Mistake(FlagSyntax syntax) => InValues(syntax) ?? InMethod(syntax) ?? InPreparation(index.Setups, syntax) ?? InPreparation(index.Cleanups, syntax) ?? InInstance(syntax) ?? InSignature(syntax) ?? InItems(syntax);

    private Mistake? InValues(FlagSyntax syntax)
    {
        if (flag.ConstructorArguments.FirstOrDefault().Value is string name && string.IsNullOrWhiteSpace(name))
            return new(MistakeText.BlankName, syntax.Name);
        if (Value("ItemCount") is < 0 and var count)
            return new(MistakeText.NegativeItemCount(count), syntax.Property("ItemCount"));
        return Value("MaxDegreeOfParallelism") is < 0 and var degree
            ? new(MistakeText.NegativeMaxDegreeOfParallelism(degree), syntax.Property("MaxDegreeOfParallelism"))
            : null;

        int Value(string property) => flag.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value.Value as int? ?? 0;
    }

    private Mistake? InMethod(FlagSyntax syntax)
    {
        var text = method switch
        {
            _ when IsGeneric(method) => MistakeText.GenericMethod,
            _ when flagged.Outer.HasVariables => MistakeText.CapturingFunction,
            { ContainingType: var type } when IsGeneric(type) => MistakeText.GenericType,
            { IsAbstract: true } => MistakeText.AbstractMethod,
            { IsExtern: true } => MistakeText.NoBody,
            _ when KnownTypes.IsAsyncVoid(method) => MistakeText.AsyncVoid,
            _ => null,
        };
        return text is null ? null : new(text, text == MistakeText.AsyncVoid ? syntax.Result : syntax.Method);
    }

    // It points to the method with the attribute where that is in the file that is examined.
    private Mistake? InPreparation(PreparingMethods preparing, FlagSyntax syntax) => preparing.MistakeFor(method.ContainingType) is { } text
        ? new(text, preparing.For(method.ContainingType)!.Locations.FirstOrDefault(location => location.SourceTree == model.SyntaxTree) ?? syntax.Method)
        : null;

    private Mistake? InInstance(FlagSyntax syntax)
    {
        var type = method.ContainingType;
        if (!flagged.Outer.HasInstance || (index.Setups.For(type) is { } setup && PreparingMethods.ReturnsValue(setup)))
            return null;
        var name = Texts.Of(type);
        var text = type switch
        {
            { TypeKind: TypeKind.Interface } => MistakeText.InstanceOfInterface(name),
            { IsAbstract: true } => MistakeText.InstanceOfAbstractType(name),
            { IsRefLikeType: true } => MistakeText.InstanceOfRefStruct(name),
            _ when type.InstanceConstructors.Any(constructor => constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public }) => null,
            _ => MistakeText.InstanceWithoutConstructor(name),
        };
        return text is null ? null : new(text, syntax.Method);
    }

    private Mistake? InSignature(FlagSyntax syntax)
    {
        var parameters = method.Parameters;
        if (method.IsVararg)
            return new(MistakeText.ArgumentList, syntax.Method);
        foreach (var parameter in parameters)
        {
            if (parameter.RefKind != RefKind.None)
                return new(MistakeText.ByReference(Texts.Of(parameter.Type)), syntax.Parameter(parameter.Ordinal));
            if (KnownTypes.CannotBeBoxed(parameter.Type))
                return new(MistakeText.ParameterCannotBePassed(Texts.Of(parameter.Type)), syntax.Parameter(parameter.Ordinal));
        }
        if (method.RefKind != RefKind.None || KnownTypes.CannotBeBoxed(method.ReturnType))
            return new(MistakeText.ResultCannotBeReceived(Texts.Of(method.ReturnType) + (method.RefKind != RefKind.None ? "&" : "")), syntax.Result);
        if (ResultRules.Mistake(method.ReturnType) is { } deferred)
            return new(deferred, syntax.Result);
        if (HasRows && ItemsName is null)
            return parameters.IsEmpty ? new(MistakeText.RowsWithoutParameter, syntax.Method) : null;
        return parameters switch
        {
            [_] => null,
            [var item, var token] when !types.IsSettings(item.Type) && KnownTypes.IsCancellationToken(token.Type) && KnownTypes.IsAsynchronous(method.ReturnType) => null,
            [] => new(MistakeText.NoParameter, syntax.Method),
            _ => new(MistakeText.TooManyParameters(parameters.Length), syntax.Method),
        };
    }

    private Mistake? InItems(FlagSyntax syntax)
    {
        if (ItemsName is { } name)
            return new ItemsRules(types, method).Mistake(name, syntax.Property("Items"), syntax.LocalFunctions(name).Select(function => model.GetDeclaredSymbol(function)!));
        return HasRows || IsJob ? null : new(MistakeText.NoItems, syntax.Method);
    }

    private string? ItemsName => flag.NamedArguments.FirstOrDefault(argument => argument.Key == "Items").Value.Value as string;

    // A local function has the type parameters of the method around it.
    private static bool IsGeneric(IMethodSymbol method) => method.IsGenericMethod || (method.ContainingSymbol is IMethodSymbol outer && IsGeneric(outer));

    private static bool IsGeneric(INamedTypeSymbol type) => type.IsGenericType || (type.ContainingType is { } outer && IsGeneric(outer));
}
