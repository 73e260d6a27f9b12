using System.Xml.Linq;

namespace Amorsize.Tool.Builds;

/// <summary>
/// A generated project that runs targets of many projects. One call of MSBuild evaluates 60 projects in about the time in which three calls start, and it
/// skips projects that do not have the package.
/// </summary>
internal static class TraversalProject
{
    /// <summary>The target to run. It returns the items of all projects.</summary>
    public const string Target = "Collect";

    private const string Package = "Amorsize.Build";

    /// <summary>The content of the project file.</summary>
    /// <param name="projects">Absolute paths of the projects.</param>
    /// <param name="request">The targets.</param>
    public static string Text(IReadOnlyList<string> projects, TargetRequest request) => new XElement("Project",
        new XElement("ItemGroup", projects.Select(project => new XElement("_Project", new XAttribute("Include", Escape(project))))),
        new XElement("Target", new XAttribute("Name", Target), new XAttribute("Returns", "@(_Result)"),
            Call(request.Targets, request, "_Result"),
            // Tells a project that was never restored, which has none of the package's targets, from one that does not use the package.
            Call([TargetNames.PackageReferences], request, "_Reference"),
            new XElement("ItemGroup", new XElement("_Result", new XAttribute("Include", "@(_Reference)"), new XAttribute("Condition", $"'%(Identity)' == '{Package}'"))))).ToString();

    private static XElement Call(IReadOnlyList<string> targets, TargetRequest request, string item) => new("MSBuild",
        new XAttribute("Projects", "@(_Project)"),
        new XAttribute("Targets", string.Join(';', targets)),
        new XAttribute("Properties", string.Join(';', request.Properties.Select(property => $"{property.Key}={Escape(property.Value)}"))),
        new XAttribute("SkipNonexistentTargets", true),
        new XAttribute("ContinueOnError", true),
        new XAttribute("BuildInParallel", request.InParallel),
        new XElement("Output", new XAttribute("TaskParameter", "TargetOutputs"), new XAttribute("ItemName", item)));

    /// <summary>
    /// A text as MSBuild takes it literally: https://learn.microsoft.com/visualstudio/msbuild/msbuild-special-characters. XML cannot have control characters.
    /// </summary>
    public static string Escape(string text) => string.Concat(text.Select(character => "%*?@$();'".Contains(character, StringComparison.Ordinal) || char.IsControl(character) ? $"%{(int)character:X2}" : $"{character}"));
}
