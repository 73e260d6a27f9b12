using System.Runtime.CompilerServices;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Recognises compiler-generated names. They hold ordinals, line numbers or hashes of paths (<c>&lt;&gt;c__DisplayClass5_0</c>,
/// <c>&lt;M&gt;b__5_0</c>, <c>_Closure$__5-0</c>, <c>loop@12-1</c>), which change when unrelated code changes.
/// </summary>
internal static class GeneratedName
{
    private const string BackingFieldSuffix = ">k__BackingField";

    /// <summary>The name if changes of unrelated code do not change it, else <see langword="null"/>.</summary>
    public static string? Stable(string name) => IsGenerated(name) && !name.EndsWith(BackingFieldSuffix, StringComparison.Ordinal) ? null : name;

    // Optimized at once, as IlTokens.MoveNext is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsGenerated(string name) => name.Length > 0 && name[0] switch
    {
        '<' => true,
        // F#: the name of a closure contains its line number, after an @. It begins as its member does, so this comes before the first letters.
        _ when name.Contains('@', StringComparison.Ordinal) => true,
        // An explicit interface implementation with a file-local type, whose name holds a hash of the file's path.
        _ when name.Contains(">F", StringComparison.Ordinal) => true,
        'C' => name.StartsWith("CS$<>", StringComparison.Ordinal),
        // Visual Basic: closures, lambdas, anonymous types and delegates, state machines, cached lambdas.
        '_' => name.Contains("$__", StringComparison.Ordinal),
        'V' => name.StartsWith("VB$Anonymous", StringComparison.Ordinal) || name.StartsWith("VB$StateMachine_", StringComparison.Ordinal),
        '$' => name.StartsWith("$I", StringComparison.Ordinal),
        _ => false,
    };
}
