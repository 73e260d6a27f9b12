using Amorsize.Build.Diagnostics;
using Amorsize.Docs;

namespace Amorsize.Build.Tests.Docs;

/// <summary>The README, which nuget.org shows too.</summary>
[TestClass]
public sealed class ReadmeContentTests
{
    private const int MostWords = 1500;

    private static MarkdownPage Readme { get; } = MarkdownPage.Of("README.md");

    [TestMethod]
    public void ReadmeIsShort() => Assert.IsLessThanOrEqualTo(MostWords, Readme.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);

    [TestMethod]
    public void LinksOfTheReadmeAreAbsolute() => Assert.IsEmpty(Readme.Links.Where(link => !link.StartsWith("https://", StringComparison.Ordinal)));

    [TestMethod]
    public void EveryCodeHasAnAnchorAndALineInTheReadme() => Assert.AreSequenceEqual(
        ProductNames.Codes,
        ProductNames.Codes.Where(code => Readme.Text.Contains($"<a id=\"{code.ToLowerInvariant()}\"></a>[{code}](", StringComparison.Ordinal)).ToList());

    [TestMethod]
    public void EveryLineOfTheReadmesIndexLeadsToTheEntryOfItsCode() => Assert.IsEmpty(
        ProductNames.Codes.Where(code => !Readme.Links.Contains(Diagnostic.Warning(code, "").HelpLink)));
}
