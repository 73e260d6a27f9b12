namespace Amorsize.Cache.Fuzz.Oracle;

/// <summary>A parser broke one of its promises.</summary>
#pragma warning disable CA1032 // Nobody makes one without its text.
internal sealed class Violation(string promise) : Exception(promise);
