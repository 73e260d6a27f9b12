namespace Amorsize.Discovery.Fingerprints;

/// <summary>The types, strings and objects that the code of a method has, for code that uses reflection.</summary>
internal sealed class NamesOfMethod
{
    /// <summary>
    /// The types that it makes, mentions, takes, returns or keeps, without those that the compiler generates. The type that declares the method counts only if
    /// there is no other.
    /// </summary>
    public required List<CodeId> Types { get; init; }

    /// <summary>The types that it gives to other code, as <c>typeof</c> or as type arguments.</summary>
    public required List<CodeId> Given { get; init; }

    /// <summary>The string literals.</summary>
    public required string[] Strings { get; init; }

    /// <summary>Whether code of the output gives it objects or types that no signature tells.</summary>
    public required bool HasObjects { get; init; }
}
