using Amorsize.Docs;

namespace Amorsize.Build.Tests.Docs;

/// <summary>Fenced blocks: each says by its first line how it is tested.</summary>
[TestClass]
public sealed class BlockTests
{
    [TestMethod]
    public void Blocks_EachOne_SaysHowItIsTested() => Assert.IsEmpty(MarkdownPage.All.SelectMany(page => page.Blocks).Where(block => !IsKnown(block)).Select(block => block.ToString()));

    private static bool IsKnown(CodeBlock block) => (block.Language, block.Role) switch
    {
        // Types, or statements, which the acceptance tests compile and run; or a file of the program that a page has its reader write.
        ("csharp", "" or "fragment") => true,
        ("csharp", var file) => file.EndsWith(".cs", StringComparison.Ordinal) && IsWalkThrough(block.Page),
        // A part of a project that they build; or a file of the solution that they build.
        ("xml", "") => true,
        ("xml", "Directory.Build.props" or "Directory.Solution.targets") => block.Page.Name == "docs/how-to/whole-repository.md",
        // Commands that they run, and lines that must be among what those write; or examples.
        ("sh" or "text", "") => true,
        ("sh", "run") or ("text", "output") => IsWalkThrough(block.Page),
        ("yaml" or "nginx" or "json", "") => true,
        _ => false,
    };

    private static bool IsWalkThrough(MarkdownPage page) => page.Blocks.Any(block => block is { Language: "sh", Role: "run" });
}
