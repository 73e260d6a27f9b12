namespace System.Security;

/// <summary>
/// Keeps the callers of a method on the stack: the compiler sets the metadata flag RequireSecObject on the method, and the just-in-time compiler then neither inlines
/// a caller of it nor replaces the call by a jump. .NET marks its own methods so that ask for their caller. Without the flag
/// <see cref="Amorsize.TunedSettings.For(string)"/> would take a small method that was inlined into another assembly for code of that assembly.
/// </summary>
// The compiler knows the attribute by its full name.
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DynamicSecurityMethodAttribute : Attribute;
