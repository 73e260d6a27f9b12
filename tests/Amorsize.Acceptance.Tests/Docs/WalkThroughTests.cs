using System.Text.RegularExpressions;
using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Docs;

namespace Amorsize.Acceptance.Tests.Docs;

/// <summary>The quick start and the tutorial work when a reader follows them to the letter in an empty folder.</summary>
[TestClass]
[DoNotParallelize] // Other builds would take the processors from its measurements.
public sealed partial class WalkThroughTests
{
    private const string DotNetCommand = "dotnet ";
    private const string ToolCommand = "dnx ";

    // Builds share a compiler server, because starting the compiler takes as long as the rest of a build.
    private static (string Name, string Value)[] Environment => [.. AcceptanceRun.Environment, ("UseSharedCompilation", "true"), ("SharedCompilationId", AcceptanceRun.CompilerServer)];

    private static IEnumerable<string> Pages => MarkdownPage.All.Where(page => page.Blocks.Any(IsRun)).Select(page => page.Name);

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Docs_WalkThroughPageFollowed_TunesItsProgram(string name)
    {
        var page = MarkdownPage.Of(name);
        // The folder is outside of the run's folder, because the Directory.Build.props there would apply to the program.
        var root = Directory.CreateTempSubdirectory("amorsize-docs-").FullName;
        ReleasedPackage.PublishTo(root);
        var folder = Directory.CreateDirectory(Path.Combine(root, "Shop")).FullName;

        var output = Follow(page, folder);

        foreach (var workload in page.Blocks.Where(block => block is { Language: "csharp" } && block.Role.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(block => Flag.Matches(block.Text)).Select(flag => flag.Groups[1].Value))
            Assert.Contains($"Amorsize: '{workload}': ", output, "the build must name the plan of each workload");
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Follows a page in a folder, and returns the output of its commands.</summary>
    private static string Follow(MarkdownPage page, string folder)
    {
        var output = "";
        foreach (var block in page.Blocks)
        {
            if (IsRun(block))
                output += string.Concat(block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(command => Run(folder, command)));
            else if (block.Role == "output")
                IsWrittenIn(output, block);
            else if (block.Role.EndsWith(".cs", StringComparison.Ordinal))
                File.WriteAllText(Path.Combine(folder, block.Role), block.Text);
        }
        return output;
    }

    private static string Run(string folder, string command)
    {
        // dnx is a script beside dotnet, which need not be in PATH.
        if (command.StartsWith(ToolCommand, StringComparison.Ordinal))
            command = DotNetCommand + command;
        Assert.StartsWith(DotNetCommand, command);
        return DotNet.Run(folder, command[DotNetCommand.Length..], Environment).Passed().Output + "\n";
    }

    // Numbers in the page are from another machine, so any number matches, and so do their widths and an interval beside them. Which plan is best
    // differs between machines too, so any plan matches in a row of a table.
    private static void IsWrittenIn(string output, CodeBlock block)
    {
        var written = Plain(output);
        foreach (var line in block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.MatchesRegex(Number.Replace(Regex.Escape(Plain(line)).Replace("<plan>", ".+", StringComparison.Ordinal), "[0-9.]+"), written, $"{block}: {line}");
    }

    private static string Plain(string output) => Spaces.Replace(Plan.Replace(Interval.Replace(output, ""), "<plan>"), " ");

    private static bool IsRun(CodeBlock block) => block is { Language: "sh", Role: "run" };

    [GeneratedRegex(@"\[Workload\(""([^""]+)""")]
    private static partial Regex Flag { get; }

    [GeneratedRegex(@"[0-9]+(\\\.[0-9]+)?")]
    private static partial Regex Number { get; }

    [GeneratedRegex(" +")]
    private static partial Regex Spaces { get; }

    [GeneratedRegex(@" \([0-9.]+ to [0-9.]+\)")]
    private static partial Regex Interval { get; }

    [GeneratedRegex("([0-9]+ workers, chunk [0-9]+|[0-9]+ in flight|sequential|framework default)(?= +[0-9])")]
    private static partial Regex Plan { get; }
}
