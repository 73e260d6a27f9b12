using Amorsize.Analyzers.Symbols;
using Amorsize.Discovery.Workloads;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Amorsize.Analyzers.Flags;

/// <summary>The rules for the member that supplies the items of a workload.</summary>
internal sealed class ItemsRules(KnownTypes types, IMethodSymbol method)
{
    /// <summary>The mistake of the best member of a name; <see langword="null"/> if one of them can supply items.</summary>
    /// <param name="name">The name that the flag gives.</param>
    /// <param name="location">The place of that name.</param>
    /// <param name="localFunctions">The local functions of that name, which count if the type has no such member.</param>
    public Mistake? Mistake(string name, Location location, IEnumerable<ISymbol> localFunctions)
    {
        var home = method.ContainingType;
        var members = home.GetMembers(name).Where(member => member is IPropertySymbol or IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }).ToList();
        if (members.Count == 0)
            members = [.. localFunctions];
        if (members.Count == 0)
            return new(MistakeText.ItemsMissing(name, Texts.Of(home)), location, method.MethodKind == MethodKind.LocalFunction || !SyntaxFacts.IsValidIdentifier(name) ? null : name);
        var mistakes = members.ConvertAll(Mistake);
        return mistakes.Contains(null)
            ? members.Where((_, i) => mistakes[i] is null).Select(member => WrongType(name, TypeOf(member), location)).FirstOrDefault()
            : new(MistakeText.OfItems(name, mistakes[0]!), location);
    }

    private string? Mistake(ISymbol member) => member switch
    {
        IPropertySymbol { GetMethod: null } => MistakeText.ItemsWithoutGetter,
        { IsStatic: false } and not IMethodSymbol { MethodKind: MethodKind.LocalFunction } => MistakeText.ItemsOfInstance,
        IMethodSymbol { IsGenericMethod: true } => MistakeText.ItemsOfGenericMethod,
        IMethodSymbol { Parameters.IsEmpty: false } => MistakeText.ItemsWithParameters,
        IMethodSymbol { ReturnsVoid: true } => MistakeText.ItemsOfNothing,
        _ when KnownTypes.IsTask(TypeOf(member)) => MistakeText.ItemsOfNothing,
        _ when TypeOf(member) is var type && (KnownTypes.IsSingleValue(type) || KnownTypes.CannotBeBoxed(type)) => MistakeText.ItemsOfSingleValue(Texts.Of(type)),
        _ => null,
    };

    // Only the item's own type matters: a sequence of objects may hold items of the right type.
    private Mistake? WrongType(string name, ITypeSymbol sequence, Location location) =>
        KnownTypes.ElementOf(sequence) is { } item && method.Parameters is [var parameter, ..] && !types.MayBe(item, parameter.Type)
            ? new(MistakeText.ItemsOfWrongType(name, Texts.Of(item), Texts.Of(parameter.Type)), location)
            : null;

    // A task of a sequence gives the items of the sequence.
    private static ITypeSymbol TypeOf(ISymbol member) => KnownTypes.Awaited(member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IMethodSymbol source => source.ReturnType,
        _ => throw new System.InvalidOperationException($"{member.Kind} has no type"),
    });
}
