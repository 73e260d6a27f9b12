namespace Amorsize.Discovery.Tests.CallGraphs;

/// <summary>A member of a unit, in one of several forms. Each member has a constant, and calls others of its list.</summary>
/// <param name="Unit">Number of the unit.</param>
/// <param name="Form">The form of the member.</param>
internal readonly record struct Member(int Unit, Form Form);
