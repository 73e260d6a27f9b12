using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers;

/// <summary>The diagnostics that the analyzers report. Each code has its section in docs/reference/codes.md.</summary>
internal static class Rules
{
    /// <summary>Key of a diagnostic's property: the items member that does not exist.</summary>
    public const string MissingMember = "missing member";

    /// <summary>Key of a diagnostic's property: equal for diagnostics of one project that one fix mends.</summary>
    public const string SharedFix = "shared fix";

    /// <summary>Key of a diagnostic's property: the existing workload whose name is the most similar.</summary>
    public const string NearestName = "nearest name";

    public const string UntunedLoopCode = "AMZ6004";

    private const string Category = "Amorsize";
    private const string Help = "https://github.com/amorsize/Amorsize.Build/blob/main/docs/reference/codes.md#";

    public static readonly DiagnosticDescriptor UnusableProperty = new(
        "AMZ0001",
        "A property that cannot be used",
        "{0} is '{1}', which cannot be used; allowed is true or false. Correct it in the project file, in Directory.Build.props or on the command line (-p:{0}=…).",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "amz0001");

    public static readonly DiagnosticDescriptor FlagCannotWork = new(
        "AMZ2004", "A [Workload] that cannot work", "[Workload] on {0} cannot work. {1}.", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + "amz2004");

    public static readonly DiagnosticDescriptor UnknownWorkload = new(
        "AMZ6001", "TunedSettings.For names no workload", "No workload is named '{0}', so its loops run with the framework default{1}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help + "amz6001");

    public static readonly DiagnosticDescriptor OtherBody = new(
        "AMZ6002",
        "A tuned loop does not call its workload",
        "This loop uses the settings of '{0}' but never calls {1}, which was measured; call it, or flag the code that the loop runs",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "amz6002");

    public static readonly DiagnosticDescriptor SharedState = new(
        "AMZ6003",
        "A workload changes state that its calls share",
        "The workload {0} {1}, which all its calls share; it is called many times and from several threads at once",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Help + "amz6003");

    public static readonly DiagnosticDescriptor UntunedLoop = new(
        UntunedLoopCode,
        "A parallel loop that could be tuned",
        "{0} runs with settings that were not measured; move its body into a method flagged with [Workload]",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: Help + "amz6004");
}
