using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Symbols;

/// <summary>A flagged method.</summary>
internal sealed record Workload(string Name, IMethodSymbol Method, bool IsEnabled);
