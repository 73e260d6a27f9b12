using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Amorsize.Analyzers.Symbols;

/// <summary>The types of this package and of the framework that the rules are about, in one compilation.</summary>
internal sealed class KnownTypes
{
    private readonly Compilation compilation;

    private KnownTypes(Compilation compilation, INamedTypeSymbol workload, INamedTypeSymbol settings)
    {
        this.compilation = compilation;
        (Workload, TunedSettings) = (workload, settings);
    }

    public INamedTypeSymbol Workload { get; }

    public INamedTypeSymbol TunedSettings { get; }

    /// <summary>Returns <see langword="null"/> for a compilation that does not reference the package, or for which it is off.</summary>
    public static KnownTypes? Of(Compilation compilation, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.AmorsizeEnabled", out var enabled) && enabled.Equals("false", StringComparison.OrdinalIgnoreCase)
            ? null
            : Of(compilation);

    /// <summary>Returns <see langword="null"/> for a compilation that does not reference the package.</summary>
    public static KnownTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Amorsize.WorkloadAttribute") is { } workload && compilation.GetTypeByMetadataName("Amorsize.TunedSettings") is { } settings
            ? new(compilation, workload, settings)
            : null;

    /// <summary>The [Workload] of a method; <see langword="null"/> if it has none.</summary>
    public AttributeData? FlagOf(IMethodSymbol method) => method.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, Workload));

    public bool IsSettings(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, TunedSettings);

    public static bool IsTask(ITypeSymbol type) => IsIn(type, "System.Threading.Tasks") && type.Name is "Task" or "ValueTask";

    /// <summary>Whether a result of the type is awaited: a task, or an asynchronous sequence.</summary>
    public static bool IsAsynchronous(ITypeSymbol type) => IsTask(type) || (IsIn(type, "System.Collections.Generic") && type.Name == "IAsyncEnumerable");

    /// <summary>The type of what a task gives; the type itself if it is no task or gives nothing.</summary>
    public static ITypeSymbol Awaited(ITypeSymbol type) => IsTask(type) && type is INamedTypeSymbol { TypeArguments: [var value] } ? Awaited(value) : type;

    public static bool IsAsyncVoid(IMethodSymbol method) => method.ReturnsVoid && (method.PartialImplementationPart ?? method).IsAsync;

    public static bool IsCancellationToken(ITypeSymbol type) => IsIn(type, "System.Threading") && type.Name == "CancellationToken";

    /// <summary>Whether a value of the type is a single item, not a sequence. A string is a sequence of characters.</summary>
    public static bool IsSingleValue(ITypeSymbol type) => type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_Double) or SpecialType.System_Decimal
            or SpecialType.System_DateTime or SpecialType.System_IntPtr or SpecialType.System_UIntPtr
        || (IsIn(type, "System") && type.Name is "DateTimeOffset" or "TimeSpan" or "Guid");

    /// <summary>Whether the type is a pointer or a ref struct.</summary>
    public static bool CannotBeBoxed(ITypeSymbol type) => type.IsRefLikeType || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    /// <summary>The one type of which the type is a sequence; <see langword="null"/> if there is none or more than one.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        var sequences = type.AllInterfaces.Append(type as INamedTypeSymbol)
            .Where(candidate => candidate?.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            .Take(2)
            .ToList();
        return sequences.Count == 1 ? sequences[0]!.TypeArguments[0] : null;
    }

    /// <summary>Whether a value of one type may be a value of another one at run time, without a conversion of its content.</summary>
    public bool MayBe(ITypeSymbol value, ITypeSymbol target)
    {
        var conversion = compilation.ClassifyCommonConversion(value, target);
        return conversion.IsIdentity || (conversion.Exists && !conversion.IsNumeric && !conversion.IsUserDefined);
    }

    private static bool IsIn(ITypeSymbol type, string name) => type.ContainingNamespace?.ToDisplayString() == name;
}
