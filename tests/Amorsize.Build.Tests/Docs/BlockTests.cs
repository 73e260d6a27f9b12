using Amorsize.Docs;

namespace Amorsize.Build.Tests.Docs;

/// <summary>Fenced blocks, which say in their first line how they are tested.</summary>
[TestClass]
public sealed class BlockTests
{
    [TestMethod]
    public void Blocks_EachOne_SaysHowItIsTested() => Assert.IsEmpty(MarkdownPage.All.SelectMany(page => page.Blocks).Where(block => !IsKnown(block)).Select(block => block.ToString()));

    private static bool IsKnown(CodeBlock block) => (block.Language, block.Role) switch
    {
        // Types or statements that the acceptance tests compile and run, or a file that a page tells its reader to write.
        ("csharp", "" or "fragment") => true,
        ("csharp", var file) => file.EndsWith(".cs", StringComparison.Ordinal) && IsWalkThrough(block.Page),
        // A part of a project or a file of a solution that the acceptance tests build.
        ("xml", "") => true,
        ("xml", "Directory.Build.props" or "Directory.Solution.targets") => block.Page.Name == "docs/how-to/whole-repository.md",
        // Commands that the acceptance tests run, lines that their output must contain, or examples.
        ("sh" or "text", "") => true,
        ("sh", "run") or ("text", "output") => IsWalkThrough(block.Page),
        ("yaml" or "nginx" or "json" or "dockerfile", "") => true,
        _ => false,
    };

    private static bool IsWalkThrough(MarkdownPage page) => page.Blocks.Any(block => block is { Language: "sh", Role: "run" });
}
