using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Flags;

/// <summary>Why a flag cannot work, and the place in its source.</summary>
/// <param name="Text">The sentence for the user, without its full stop.</param>
/// <param name="Location">The wrong token.</param>
/// <param name="MissingMember">The name of an items member that does not exist and can be declared; <see langword="null"/> for other mistakes.</param>
internal sealed record Mistake(string Text, Location Location, string? MissingMember = null);
