namespace Amorsize.Discovery.Fingerprints;

/// <summary>The types, strings and objects that the code of a method has, for code that uses reflection.</summary>
/// <param name="Types">
/// The types that it makes, mentions, takes, returns or keeps, without those that the compiler generates. The type that declares the method counts only if
/// there is no other.
/// </param>
/// <param name="Given">The types that it gives to other code, as <c>typeof</c> or as type arguments.</param>
/// <param name="Strings">The string literals.</param>
/// <param name="HasObjects">Whether code of the output gives it objects or types that no signature tells.</param>
internal sealed record NamesOfMethod(IReadOnlyList<CodeId> Types, IReadOnlyList<CodeId> Given, IReadOnlyList<string> Strings, bool HasObjects);
