namespace Amorsize.Discovery.Metadata;

/// <summary>The names that the C# compiler gives to local functions, also to those of top-level programs: <c>&lt;Outer&gt;g__Name|0_1</c>.</summary>
internal static class LocalFunctions
{
    private const string Mark = ">g__";

    // The types that hold lambdas, and the variables that lambdas and local functions use: <>c and <>c__DisplayClass0_0.
    private const string Closure = "<>c";

    /// <summary>Whether a type, by its name or full name, is the compiler's own for lambdas and for the variables that they and local functions use.</summary>
    public static bool IsOfClosure(string type) => type.Contains(Closure, StringComparison.Ordinal);

    /// <summary>The name as the source has it. The name of any other method is returned as it is.</summary>
    public static string Written(string name)
    {
        if (name.Length == 0 || name[0] != '<')
            return name;
        var start = name.LastIndexOf(Mark, StringComparison.Ordinal);
        var end = name.LastIndexOf('|');
        return start > 0 && end > start ? name[(start + Mark.Length)..end] : name;
    }
}
