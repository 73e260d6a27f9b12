namespace Amorsize.Cache.Fuzz.Oracle;

/// <summary>A parser broke one of its promises.</summary>
#pragma warning disable CA1032 // The standard constructors are not needed: each violation names a promise.
internal sealed class Violation(string promise) : Exception(promise);
