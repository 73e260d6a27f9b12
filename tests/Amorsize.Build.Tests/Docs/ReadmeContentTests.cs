using Amorsize.Build.Diagnostics;
using Amorsize.Docs;

namespace Amorsize.Build.Tests.Docs;

/// <summary>The README, which nuget.org shows too.</summary>
[TestClass]
public sealed class ReadmeContentTests
{
    private const int MaxWords = 1500;

    private static MarkdownPage Readme { get; } = MarkdownPage.Of("README.md");

    [TestMethod]
    public void Readme_Length_IsAtMost1500Words() => Assert.IsLessThanOrEqualTo(MaxWords, Readme.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);

    [TestMethod]
    public void Readme_Links_AreAbsolute() => Assert.IsEmpty(Readme.Links.Where(link => !link.StartsWith("https://", StringComparison.Ordinal)));

    [TestMethod]
    public void Readme_EachCode_HasAnAnchorAndALine() => Assert.AreSequenceEqual(
        ProductNames.Codes,
        ProductNames.Codes.Where(code => Readme.Text.Contains($"<a id=\"{code.ToLowerInvariant()}\"></a>[{code}](", StringComparison.Ordinal)).ToList());

    [TestMethod]
    public void Readme_EachCode_LinksToItsEntry() => Assert.IsEmpty(
        ProductNames.Codes.Where(code => !Readme.Links.Contains(Diagnostic.Warning(code, "").HelpLink)));
}
