using Amorsize.Build.Diagnostics;
using Amorsize.Docs;

namespace Amorsize.Build.Tests.Docs;

/// <summary>Links of the documentation, and those that builds print.</summary>
[TestClass]
public sealed class LinkTests
{
    // The addresses at which GitHub shows the files of this repository.
    private static readonly string[] ShownAt =
    [
        "https://github.com/amorsize/Amorsize.Build/blob/main/",
        "https://raw.githubusercontent.com/amorsize/Amorsize.Build/main/",
    ];

    [TestMethod]
    public void Links_EachOne_LeadsToAFileAndAnAnchor() =>
        Assert.IsEmpty(MarkdownPage.All.SelectMany(page => page.Links.Where(link => !IsResolved(page, link)).Select(link => $"{page}: {link}")));

    [TestMethod]
    public void HelpLinks_EachCode_LeadToItsEntry()
    {
        var links = ProductNames.Codes.Select(code => Diagnostic.Warning(code, "").HelpLink).ToList();

        Assert.IsNotEmpty(links);
        Assert.IsEmpty(links.Where(link => !link.StartsWith(ShownAt[0], StringComparison.Ordinal) || !IsResolved(MarkdownPage.Of("README.md"), link)));
    }

    [TestMethod]
    public void HelpLinks_InTargets_AreThoseOfTheTasks()
    {
        var engine = Directory.GetFiles(Repository.Root, "Amorsize.Build.Engine.targets", SearchOption.AllDirectories).First();

        Assert.Contains($"<_AmorsizeHelp>{Diagnostic.Warning("", "").HelpLink}</_AmorsizeHelp>", File.ReadAllText(engine));
    }

    [TestMethod]
    public void Index_EachPage_IsLinked()
    {
        var index = MarkdownPage.Of("docs/README.md");

        Assert.IsEmpty(MarkdownPage.All.Select(page => page.Name)
            .Where(name => name.StartsWith("docs/", StringComparison.Ordinal) && name != index.Name && !index.Links.Contains(name["docs/".Length..])));
    }

    private static bool IsResolved(MarkdownPage page, string link)
    {
        var address = ShownAt.FirstOrDefault(shown => link.StartsWith(shown, StringComparison.Ordinal));
        if (address is null && link.StartsWith("https://", StringComparison.Ordinal))
            return true; // Links to other sites are not followed, because tests need no network.
        var parts = (address is null ? link : link[address.Length..]).Split('#', 2);
        var folder = address is null ? Path.GetDirectoryName(Path.Combine(Repository.Root, page.Name))! : Repository.Root;
        var path = parts[0].Length == 0 ? Path.Combine(Repository.Root, page.Name) : Path.GetFullPath(Path.Combine(folder, parts[0]));
        if (parts.Length == 1)
            return File.Exists(path) || Directory.Exists(path);
        var name = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
        return MarkdownPage.All.FirstOrDefault(other => other.Name == name)?.Anchors.Contains(parts[1]) ?? false;
    }
}
